//! `a=rid`: restriction identifiers (RFC 8851).

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::error::Expected;
use crate::grammar::{Class, Decimal, Field, List, Parsed, Rid, Tail, Token, complete, miss, run};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Names an RTP stream of the section and restricts its format, for `a=simulcast` to refer to.
    "rid" => RidAttribute<'a> example "hi send pt=96,97;max-width=1280;max-height=720" by hand {
        /// The name.
        id: Rid<'a>,
        /// Whether the stream is sent or received by whoever wrote the description.
        direction: StreamDirection,
        /// The formats the stream may have (`pt=`); any of the section when absent.
        formats: Option<List<'a, Token<'a>, ','>>,
        /// What else restricts it.
        restrictions: Tail<'a, Restriction<'a>, ';'>,
    }
}

keywords! {
    /// A direction, from the point of view of whoever wrote the description.
    StreamDirection expects StreamDirection {
        /// Sent.
        Send = "send",
        /// Received.
        Recv = "recv",
    }
}

/// A restriction of a stream.
///
/// ```
/// use sdpkit_core::{attribute::{RestrictionKey, RidAttribute}, TypedAttribute};
/// let rid = RidAttribute::parse(Some(b"lo send max-br=64000;depend=hi"))?;
/// let bit_rate = rid.restrictions.iter().next().unwrap();
/// assert_eq!((bit_rate.key, bit_rate.limit()), (RestrictionKey::MaxBitRate, Some(64000)));
/// assert!(rid.restrictions.iter().flat_map(|r| r.dependencies()).eq(["hi"]));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Restriction<'a> {
    /// What is restricted.
    pub key: RestrictionKey<'a>,
    /// What stands after `=`; without it the answerer is asked to choose (RFC 8851 §6.1).
    pub value: Option<Text<'a>>,
}

impl<'a> Restriction<'a> {
    /// The limit of a restriction that is an integer.
    pub fn limit(&self) -> Option<u64> {
        complete(self.value?.as_bytes(), u64::read).ok()
    }

    /// The streams that `depend` names; none for any other restriction.
    pub fn dependencies(&self) -> impl Iterator<Item = Rid<'a>> + use<'a> {
        let value = if self.key == RestrictionKey::Depend { self.value } else { None };
        let list =
            value.and_then(|value| complete(value.as_bytes(), List::<Rid<'a>, ','>::read).ok());
        list.into_iter().flat_map(|list| list.iter())
    }
}

keywords! {
    /// What `a=rid` restricts (RFC 8851 §5).
    RestrictionKey<'a> or Other {
        /// Width in pixels.
        MaxWidth = "max-width",
        /// Height in pixels.
        MaxHeight = "max-height",
        /// Frames per second.
        MaxFrameRate = "max-fps",
        /// Pixels per frame.
        MaxFrameSize = "max-fs",
        /// Bits per second.
        MaxBitRate = "max-br",
        /// Pixels per second.
        MaxPixelRate = "max-pps",
        /// Bits per pixel, with a fraction.
        MaxBitsPerPixel = "max-bpp",
        /// Streams that this one needs.
        Depend = "depend",
    }
}

/// Reads `rid-syntax` of RFC 8851 §10 behind `a=rid:`.
///
/// ```text
/// rid-syntax        = %s"a=rid:" rid-id SP rid-dir [ rid-pt-param-list / rid-param-list ]
/// rid-pt-param-list = SP rid-fmt-list *(";" rid-param)
/// rid-param-list    = SP rid-param *(";" rid-param)
/// rid-fmt-list      = %s"pt=" fmt *( "," fmt )
/// ```
impl<'a> Field<'a> for RidAttribute<'a> {
    const PATTERN: &'static str = "[A-Za-z0-9_-]{1,6} (send|recv)\
        ( pt=9[0-9](,9[0-9])?(;max-(width|height|fps|fs|br|pps)(=[1-9][0-9]{0,4})?){0,2}\
        | max-bpp=[0-9]\\.[0-9](;depend=[a-z]{1,3}(,[a-z]{1,3})?)?(;x-[a-z]{1,4}(=[ -:<-~]{0,4})?)?)?";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (input, id) = Rid::read(input)?;
        let (input, direction) = StreamDirection::read_after(" ", input)?;
        let (input, formats) = Option::<List<'a, Token<'a>, ','>>::read_after(" pt=", input)?;
        let (input, restrictions) = Tail::read_after(before_restrictions(formats), input)?;
        Ok((input, Self { id, direction, formats, restrictions }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.id.write(out)?;
        self.direction.write_after(" ", out)?;
        self.formats.write_after(" pt=", out)?;
        self.restrictions.write_after(before_restrictions(self.formats), out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

/// What stands before the first restriction, behind `pt=` or in its place.
const fn before_restrictions(formats: Option<List<'_, Token<'_>, ','>>) -> &'static str {
    if formats.is_some() { ";" } else { " " }
}

/// Reads `rid-param` of RFC 8851 §10. A restriction of RFC 8851 §5 must have the value that is
/// written for it there, although `rid-param-other` would let it have any; `pt` must come first
/// (§4), so it is none.
///
/// ```text
/// rid-width-param = %s"max-width" [ "=" int-param-val ]      ; also -height, -fps, -fs, -br, -pps
/// rid-bpp-param   = %s"max-bpp" [ "=" float-param-val ]      ; 1*DIGIT "." 1*DIGIT
/// rid-depend-param = %s"depend=" rid-list                    ; rid-id *( "," rid-id )
/// rid-param-other = 1*(alpha-numeric / "-") [ "=" param-val ]
/// param-val       = *(%x20-3A / %x3C-7E)                     ; printable but semicolon
/// ```
impl<'a> Field<'a> for Restriction<'a> {
    const PATTERN: &'static str = "max-(width|height|fps|fs|br|pps)(=[1-9][0-9]{0,4})?";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, text) = run(&KEY, Expected::Restriction, input)?;
        let (_, key) = RestrictionKey::read(text)?;
        if text == b"pt" {
            return miss(input, Expected::Restriction);
        }
        let Some(rest) = rest.strip_prefix(b"=") else {
            return match key {
                RestrictionKey::Depend => miss(rest, Expected::Equals),
                _ => Ok((rest, Self { key, value: None })),
            };
        };
        let length = rest.iter().take_while(|&&byte| VALUE.holds(byte)).count();
        let after = match key {
            RestrictionKey::Depend => List::<Rid<'a>, ','>::read(rest)?.0,
            RestrictionKey::MaxBitsPerPixel => {
                let (after, decimal) = Decimal::read(rest)?;
                if !decimal.as_str().contains('.') {
                    return miss(after, Expected::Dot);
                }
                after
            }
            RestrictionKey::Other(_) => rest.get(length..).unwrap_or_default(),
            _ => crate::grammar::digits(Expected::Number, rest)?.0,
        };
        let (value, _) = rest.split_at(rest.len() - after.len());
        Ok((after, Self { key, value: Some(Text::new(value)) }))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.key.write(out)?;
        match self.value {
            Some(value) => {
                out.put(b"=")?;
                out.put(value.as_bytes())
            }
            None => Ok(()),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for Restriction<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        self.key.visit("key", visitor);
        self.value.visit("value", visitor);
    }
}

static KEY: Class = Class::new(&[b'-'..=b'-', b'0'..=b'9', b'A'..=b'Z', b'a'..=b'z']);
static VALUE: Class = Class::new(&[b' '..=b':', b'<'..=b'~']);

#[cfg(test)]
mod tests {
    use super::{Restriction, RestrictionKey, RidAttribute, StreamDirection};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;
    use std::vec::Vec;

    fn restrictions(value: &'static str) -> Vec<Restriction<'static>> {
        RidAttribute::parse(Some(value.as_bytes())).unwrap().restrictions.iter().collect()
    }

    #[test]
    fn names_may_hold_dashes_and_underscores() {
        let rid = RidAttribute::parse(Some(b"hi-res send")).unwrap();
        assert_eq!((rid.id.as_str(), rid.direction), ("hi-res", StreamDirection::Send));
        assert!(rid.formats.is_none() && rid.restrictions.is_empty());
        assert_eq!(RidAttribute::parse(Some(b"~a send")).unwrap_err().expected(), Expected::Rid);
    }

    #[test]
    fn formats_come_first() {
        let rid = RidAttribute::parse(Some(b"lo_1 send pt=96,97;max-br=64000")).unwrap();
        assert!(rid.formats.unwrap().iter().eq(["96", "97"]));
        assert_eq!(rid.restrictions.iter().map(|r| r.limit()).collect::<Vec<_>>(), [Some(64000)]);
        let fault = RidAttribute::parse(Some(b"1 send max-br=64000;pt=96")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (20, Expected::Restriction));
    }

    #[test]
    fn known_restrictions_have_their_kind_of_value() {
        for (value, at, expected) in [
            ("1 send max-width=", 17, Expected::Number),
            ("1 send max-width=x", 17, Expected::Number),
            ("1 send max-fps=29.97", 17, Expected::End),
            ("1 send max-bpp=1", 16, Expected::Dot),
            ("1 send depend", 13, Expected::Equals),
            ("1 send depend=", 14, Expected::Rid),
            ("1 send;max-width=1280", 6, Expected::End),
            ("1 send max-br=1; max-fs=2", 16, Expected::Restriction),
            ("1 send ", 7, Expected::Restriction),
            ("1 sendrecv", 2, Expected::StreamDirection),
        ] {
            let fault = RidAttribute::parse(Some(value.as_bytes())).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{value}");
        }
    }

    #[test]
    fn other_restrictions_have_any_value() {
        let [flag, odd] = restrictions("1 recv x-flag;x-odd=a=b, c")[..] else {
            panic!("two restrictions stand there")
        };
        assert_eq!((flag.key.as_str(), flag.value), ("x-flag", None));
        assert_eq!((odd.value.unwrap(), odd.limit()), ("a=b, c".into(), None));
        assert_eq!(odd.dependencies().count(), 0);
        let [width] = restrictions("1 recv max-width")[..] else { panic!("one stands there") };
        assert_eq!((width.key, width.limit()), (RestrictionKey::MaxWidth, None));
    }
}
