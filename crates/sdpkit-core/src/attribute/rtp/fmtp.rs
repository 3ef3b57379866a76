//! `a=fmtp`: format parameters (RFC 8866 §6.15), without the meaning a codec gives them.

use super::PayloadType;
use crate::attribute::declare::attribute;
use crate::error::Fault;
use crate::grammar::{Field, Parsed, Token, complete, miss, text_traits};
use crate::text::Text;
use crate::visit::{Record, Sequence, Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Parameters of a format, as its payload format document defines them.
    "fmtp" => Fmtp<'a> example "111 minptime=10;useinbandfec=1" {
        /// The format: a payload type for RTP.
        format: Token<'a>,
        /// The parameters.
        " " parameters: Parameters<'a>,
    }
}

impl Fmtp<'_> {
    /// The payload type, when the format is one.
    pub fn payload(&self) -> Option<PayloadType> {
        PayloadType::named(self.format)
    }
}

/// Format parameters as they are spelt, iterated as keys and values.
///
/// Real senders separate by `;` with and without spaces, end with a `;`, pad base64 with `=`, give
/// flags without value, event ranges (`0-15,66`) and payload type lists (`111/111`): iterating
/// cannot fail, and whatever is no `key=value` is a key alone.
///
/// ```
/// use sdpkit_core::{attribute::Fmtp, TypedAttribute};
/// let fmtp = Fmtp::parse(Some(b"97 sprop=Z0IAKg==,aM4=; packetization-mode = 1 ;"))?;
/// let mut parameters = fmtp.parameters.iter();
/// assert_eq!(parameters.next().unwrap().value.unwrap(), "Z0IAKg==,aM4=");
/// let mode = parameters.next().unwrap();
/// assert_eq!((mode.key, mode.value.unwrap()), ("packetization-mode".into(), "1".into()));
/// assert!(parameters.next().is_none());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Parameters<'a>(&'a [u8]);

impl<'a> Parameters<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is empty.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The parameters in order.
    ///
    /// A `;` in braces does not separate: `dec-parallel-cap={w:8;level-id=150}` is one parameter
    /// (RFC 7798 §7.1).
    pub fn iter(&self) -> impl Iterator<Item = Parameter<'a>> + Clone + use<'a> {
        let whole = self.0;
        let mut rest = Some(whole);
        // Told when the first brace is met, which is seldom.
        let mut in_pairs = None;
        core::iter::from_fn(move || {
            let mut come_in_pairs = || *in_pairs.get_or_insert_with(|| braces_come_in_pairs(whole));
            loop {
                let (parameter, after) = Parameter::split_from(rest?, &mut come_in_pairs);
                rest = after;
                if parameter.is_some() {
                    return parameter;
                }
            }
        })
    }

    /// The value of the first parameter named `key`, in any case (as media type parameters are,
    /// RFC 4855 §3); `None` when it is not there or has no value.
    pub fn get(&self, key: &str) -> Option<Text<'a>> {
        self.named(key).next()?.value
    }

    /// The parameters named `key`, in any case.
    ///
    /// Only those are read whose letters may be it: of the many that are not, it costs less than
    /// [`Parameters::iter`].
    ///
    /// ```
    /// use sdpkit_core::attribute::Parameters;
    /// let parameters = Parameters::new("apt=96; APT = 97;aptx=1")?;
    /// let values: Vec<_> = parameters.named("apt").map(|named| named.value.unwrap()).collect();
    /// assert_eq!(values, ["96", "97"]);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn named<'k>(
        &self,
        key: &'k str,
    ) -> impl Iterator<Item = Parameter<'a>> + Clone + use<'a, 'k> {
        let (whole, key) = (self.0, key.as_bytes());
        // In braces a `;` does not separate: from the first brace on each parameter is read.
        let mut has_braces = false;
        let mut in_pairs = None;
        let mut rest = Some(whole);
        core::iter::from_fn(move || {
            loop {
                let text = rest?;
                if !has_braces && !begins_with(text.trim_ascii_start(), key) {
                    let Some(end) = memchr::memchr2(b';', b'{', text) else {
                        rest = None;
                        continue;
                    };
                    has_braces = text.get(end) == Some(&b'{');
                    if !has_braces {
                        rest = text.get(end + 1..);
                    }
                    continue;
                }
                let (parameter, after) = Parameter::split_from(text, || {
                    *in_pairs.get_or_insert_with(|| braces_come_in_pairs(whole))
                });
                rest = after;
                let is_named =
                    |found: &Parameter<'_>| found.key.as_bytes().eq_ignore_ascii_case(key);
                if parameter.as_ref().is_some_and(is_named) {
                    return parameter;
                }
            }
        })
    }

    /// The parameters as they are spelt.
    pub const fn as_text(self) -> Text<'a> {
        Text::new(self.0)
    }
}

impl<'a> Field<'a> for Parameters<'a> {
    const PATTERN: &'static str =
        "[a-z-]{1,10}=[A-Za-z0-9+/]{1,8}(;[a-z-]{1,10}(=[0-9]{1,4})?){0,3}";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if input.is_empty() {
            return miss(input, crate::Expected::Value);
        }
        Ok((&[], Self(input)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::List(self));
    }
}

impl Sequence for Parameters<'_> {
    fn each(&self, visit: &mut dyn FnMut(Value<'_>)) {
        for parameter in self.iter() {
            visit(Value::Record(&parameter));
        }
    }
}

text_traits!(Parameters);

/// Whether `text` begins with `key`, in any case; most do not, as the first letter tells.
fn begins_with(text: &[u8], key: &[u8]) -> bool {
    match (text.first(), key.first()) {
        (Some(first), Some(letter)) if first.eq_ignore_ascii_case(letter) => {
            text.get(..key.len()).is_some_and(|start| start.eq_ignore_ascii_case(key))
        }
        (_, letter) => letter.is_none(),
    }
}

fn braces_come_in_pairs(text: &[u8]) -> bool {
    let count = |brace| memchr::memchr_iter(brace, text).count();
    count(b'{') == count(b'}')
}

/// One format parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parameter<'a> {
    /// What stands before the first `=`, or all of it.
    pub key: Text<'a>,
    /// What stands after the first `=`.
    pub value: Option<Text<'a>>,
}

impl<'a> Parameter<'a> {
    /// The parameter that `text` begins with, unless nothing stands there, and what follows its
    /// `;`. Braces hold it together where they `come_in_pairs`.
    ///
    /// Parameters are short: one look at each byte costs less than a search for each separator.
    #[inline]
    fn split_from(
        text: &'a [u8],
        mut come_in_pairs: impl FnMut() -> bool,
    ) -> (Option<Self>, Option<&'a [u8]>) {
        // Keys are short and hold no brace: the first of the three ends them.
        let is_mark = |byte: &u8| matches!(byte, b';' | b'=' | b'{');
        let mark = text.iter().position(is_mark).unwrap_or(text.len());
        let equals = (text.get(mark) == Some(&b'=')).then_some(mark);
        let end = match text.get(mark) {
            Some(b'=') => {
                let value = text.get(mark + 1..).unwrap_or_default();
                let length = value.iter().position(|byte| matches!(byte, b';' | b'{'));
                match length.map(|length| (length, value.get(length))) {
                    Some((length, Some(b';'))) => mark + 1 + length,
                    Some(_) => end_with_braces(text, &mut come_in_pairs),
                    None => text.len(),
                }
            }
            Some(b'{') => end_with_braces(text, &mut come_in_pairs),
            _ => mark,
        };
        let equals = equals.or_else(|| {
            let piece = text.get(..end).unwrap_or_default();
            piece.iter().position(|byte| *byte == b'=')
        });
        let (piece, after) = text.split_at(end);
        let parameter = if let Some(equals) = equals {
            let (key, value) = piece.split_at(equals);
            let value = value.strip_prefix(b"=").unwrap_or_default();
            Some(Self {
                key: Text::new(key.trim_ascii()),
                value: Some(Text::new(value.trim_ascii())),
            })
        } else {
            let key = piece.trim_ascii();
            (!key.is_empty()).then_some(Self { key: Text::new(key), value: None })
        };
        (parameter, after.strip_prefix(b";"))
    }
}

/// Where the first parameter of `text` ends: at a `;` that is not in braces which come in pairs.
#[cold]
fn end_with_braces(text: &[u8], come_in_pairs: &mut impl FnMut() -> bool) -> usize {
    let mut in_braces = false;
    let end = text.iter().position(|&byte| {
        match byte {
            b';' => return !in_braces,
            b'{' => in_braces = come_in_pairs(),
            b'}' => in_braces = false,
            _ => {}
        }
        false
    });
    end.unwrap_or(text.len())
}

impl Record for Parameter<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("key", Value::Text(self.key));
        visitor.field("value", self.value.map_or(Value::Absent, Value::Text));
    }
}

#[cfg(test)]
mod tests {
    use super::Parameters;
    use std::vec::Vec;

    fn keys(text: &str) -> Vec<&str> {
        let parameters = Parameters::new(text).unwrap();
        parameters.iter().map(|parameter| parameter.key.to_str().unwrap()).collect()
    }

    #[test]
    fn parameters_are_found_by_name_as_by_looking_at_all() {
        let text = "a=1; A =2;ab=3;;b={a=4;a=5};a;a=6 ; =7;{a=8";
        for text in [text, &text.replace(['{', '}'], "")] {
            let parameters = Parameters::new(text).unwrap();
            for key in ["a", "ab", "b", "", "c", "a=1"] {
                let is_named = |key_found: &[u8]| key_found.eq_ignore_ascii_case(key.as_bytes());
                let all = parameters.iter().filter(|found| is_named(found.key.as_bytes()));
                assert!(parameters.named(key).eq(all), "{key} in {text}");
            }
        }
    }

    #[test]
    fn braces_hold_parameters_together() {
        // RFC 7798 §7.1, and RFC 8331 §4.
        assert_eq!(
            keys("level-id=93;dec-parallel-cap={w:8;level-id=150,max-lsr=6}; x=1"),
            ["level-id", "dec-parallel-cap", "x"]
        );
        assert_eq!(keys("DID_SDID={0x61,0x02};DID_SDID={0x41,0x05}"), ["DID_SDID", "DID_SDID"]);
    }

    #[test]
    fn a_brace_without_its_other_half_is_text() {
        assert_eq!(keys("a={1;b=2;c=3"), ["a", "b", "c"]);
        assert_eq!(keys("a=1};b=2"), ["a", "b"]);
    }
}
