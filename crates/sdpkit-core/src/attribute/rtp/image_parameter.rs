//! What an image set says beside its sizes: aspect ratios and preference (RFC 6236 §3.1.1).

use crate::error::Expected;
use crate::grammar::{Class, Decimal, Field, List, Parsed, Token, literal, miss, run, text_type};
use crate::text::Text;
use crate::visit::{Record, Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A parameter of an image set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ImageParameter<'a> {
    /// `sar`: how wide a pixel is for its height.
    SampleAspectRatio(AspectRatios<'a>),
    /// `par`: how wide the picture is for its height; always a range.
    PictureAspectRatio(AspectRatios<'a>),
    /// `q`: how much the set is preferred, 0 to 1.
    Preference(Decimal<'a>),
    /// An extension.
    Other {
        /// Its name.
        key: Token<'a>,
        /// What stands after `=`.
        value: Text<'a>,
    },
}

impl<'a> ImageParameter<'a> {
    /// What stands before `=`.
    pub fn key(&self) -> &'a str {
        match self {
            Self::SampleAspectRatio(_) => "sar",
            Self::PictureAspectRatio(_) => "par",
            Self::Preference(_) => "q",
            Self::Other { key, .. } => key.as_str(),
        }
    }
}

/// Aspect ratios that will do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the three forms of `srange` in RFC 6236")]
pub enum AspectRatios<'a> {
    /// One ratio.
    Single(AspectRatio<'a>),
    /// Any of these, each greater than the one before.
    Values(List<'a, AspectRatio<'a>, ','>),
    /// Any from the least to the greatest.
    Range {
        /// The least ratio.
        min: AspectRatio<'a>,
        /// The greatest ratio.
        max: AspectRatio<'a>,
    },
}

text_type! {
    /// An aspect ratio, 0.1 to 9.9999, as it is spelt.
    AspectRatio, RATIO, AspectRatio, "0\\.[1-9]|[1-9]\\.[0-9]{1,4}", valid is_aspect_ratio
}

impl AspectRatio<'_> {
    /// The ratio in ten thousandths, exactly.
    ///
    /// ```
    /// use sdpkit_core::attribute::AspectRatio;
    /// assert_eq!(AspectRatio::new("1.25")?.ten_thousandths(), 12_500);
    /// # Ok::<(), sdpkit_core::Fault>(())
    /// ```
    pub fn ten_thousandths(self) -> u32 {
        let digits = self.as_bytes().iter().filter(|&&byte| byte != b'.').chain(&[b'0'; 4]);
        digits.take(5).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
    }
}

/// Reads `key-value` of RFC 6236 §3.1.1; "key-value MAY be extended with other keyword
/// parameters", which may have brackets too.
///
/// ```text
/// key-value = ( "sar=" srange ) / ( "par=" prange ) / ( "q=" qvalue )
/// prange    = ( "[" spvalue "-" spvalue "]" )     ; the second MUST be higher
/// qvalue    = ( "0" "." 1*2DIGIT ) / ( "1" "." 1*2("0") )
/// ```
impl<'a> Field<'a> for ImageParameter<'a> {
    const PATTERN: &'static str =
        "sar=1\\.[1-9]|par=\\[1\\.2-1\\.3\\]|q=0\\.[1-9]|[x-z]{1,3}=[a-z]{1,3}";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, key) = Token::read(input)?;
        let (value, ()) = literal("=", rest)?;
        match key.as_bytes() {
            b"sar" => {
                let (rest, ratios) = AspectRatios::read(value)?;
                Ok((rest, Self::SampleAspectRatio(ratios)))
            }
            b"par" => match AspectRatios::read(value)? {
                (rest, ratios @ AspectRatios::Range { .. }) => {
                    Ok((rest, Self::PictureAspectRatio(ratios)))
                }
                _ => miss(value, Expected::AspectRatioRange),
            },
            b"q" => match Decimal::read(value)? {
                (rest, preference) if is_preference(preference.as_str().as_bytes()) => {
                    Ok((rest, Self::Preference(preference)))
                }
                _ => miss(value, Expected::Preference),
            },
            _ => {
                let (rest, ()) = extension(value)?;
                let (text, _) = value.split_at(value.len() - rest.len());
                Ok((rest, Self::Other { key, value: Text::new(text) }))
            }
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.key().as_bytes())?;
        match self {
            Self::SampleAspectRatio(ratios) | Self::PictureAspectRatio(ratios) => {
                ratios.write_after("=", out)
            }
            Self::Preference(preference) => preference.write_after("=", out),
            Self::Other { value, .. } => value.write_after("=", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Record(self));
    }
}

impl Record for ImageParameter<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        visitor.field("key", Value::Text(Text::from(self.key())));
        match self {
            Self::SampleAspectRatio(ratios) | Self::PictureAspectRatio(ratios) => {
                ratios.visit("value", visitor);
            }
            Self::Preference(preference) => preference.visit("value", visitor),
            Self::Other { value, .. } => value.visit("value", visitor),
        }
    }
}

/// Reads `srange` of RFC 6236 §3.1.1.
///
/// ```text
/// srange = ( "[" spvalue 1*( "," spvalue ) "]" )   ; each MUST be greater than the previous
///        / ( "[" spvalue "-" spvalue "]" )         ; the second MUST be higher
///        / ( spvalue )
/// ```
impl<'a> Field<'a> for AspectRatios<'a> {
    const PATTERN: &'static str = "1\\.[1-9]|\\[1\\.1,1\\.[2-9]\\]|\\[0\\.9-1\\.[2-9]\\]";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Some(inside) = input.strip_prefix(b"[") else {
            let (rest, ratio) = AspectRatio::read(input)?;
            return Ok((rest, Self::Single(ratio)));
        };
        let (rest, min) = AspectRatio::read(inside)?;
        if let Some(upper) = rest.strip_prefix(b"-") {
            let (rest, max) = AspectRatio::read(upper)?;
            if max.ten_thousandths() <= min.ten_thousandths() {
                return miss(upper, Expected::GreaterNumber);
            }
            let (rest, ()) = literal("]", rest)?;
            return Ok((rest, Self::Range { min, max }));
        }
        let (rest, values) = List::<AspectRatio<'a>, ','>::read(inside)?;
        let mut pairs = values.iter().zip(values.iter().skip(1));
        if values.iter().nth(1).is_none() {
            return miss(rest, Expected::Comma);
        }
        if !pairs.all(|(one, next)| one.ten_thousandths() < next.ten_thousandths()) {
            return miss(inside, Expected::RisingNumbers);
        }
        let (rest, ()) = literal("]", rest)?;
        Ok((rest, Self::Values(values)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Single(ratio) => return ratio.write(out),
            Self::Values(values) => values.write_after("[", out)?,
            Self::Range { min, max } => {
                min.write_after("[", out)?;
                max.write_after("-", out)?;
            }
        }
        out.put(b"]")
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::Single(ratio) => ratio.visit(name, visitor),
            Self::Values(values) => values.visit(name, visitor),
            Self::Range { .. } => visitor.field(name, Value::Record(self)),
        }
    }
}

impl Record for AspectRatios<'_> {
    fn visit_fields(&self, visitor: &mut dyn Visitor) {
        match self {
            Self::Single(ratio) => ratio.visit("ratio", visitor),
            Self::Values(values) => values.visit("values", visitor),
            Self::Range { min, max } => {
                min.visit("min", visitor);
                max.visit("max", visitor);
            }
        }
    }
}

/// Digits and the decimal point.
static RATIO: Class = Class::new(&[b'.'..=b'.', b'0'..=b'9']);

/// What the value of an extension is made of, outside brackets.
static EXTENSION: Class = Class::new(&[b'!'..=b'+', b'-'..=b'Z', b'^'..=b'~']);

/// `spvalue = ( "0" "." onetonine *3DIGIT ) / ( onetonine "." 1*4DIGIT )` of RFC 6236 §3.1.1.
fn is_aspect_ratio(text: &[u8]) -> bool {
    match text {
        [whole @ b'0'..=b'9', b'.', fraction @ ..] => {
            (1..=4).contains(&fraction.len())
                && fraction.iter().all(u8::is_ascii_digit)
                && (*whole != b'0' || !fraction.starts_with(b"0"))
        }
        _ => false,
    }
}

/// `qvalue = ( "0" "." 1*2DIGIT ) / ( "1" "." 1*2("0") )` of RFC 6236 §3.1.1.
fn is_preference(text: &[u8]) -> bool {
    matches!(text, [b'0', b'.', _] | [b'0', b'.', _, _] | b"1.0" | b"1.00")
}

/// Reads the value of an extension: a word, or words in brackets separated by commas.
fn extension(input: &[u8]) -> Parsed<'_, ()> {
    let Some(mut inside) = input.strip_prefix(b"[") else {
        let (rest, _) = run(&EXTENSION, Expected::Value, input)?;
        return Ok((rest, ()));
    };
    loop {
        let (rest, _) = run(&EXTENSION, Expected::Value, inside)?;
        match rest.strip_prefix(b",") {
            Some(next) => inside = next,
            None => return literal("]", rest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AspectRatio, AspectRatios, ImageParameter};
    use crate::error::Expected;
    use crate::grammar::{Field, complete};

    fn parameter(text: &str) -> Result<ImageParameter<'_>, crate::Fault> {
        complete(text.as_bytes(), ImageParameter::read)
    }

    #[test]
    fn ratios_have_a_fraction() {
        for ratio in ["0.1", "0.1000", "1.0", "9.9999", "1.3333"] {
            assert!(AspectRatio::new(ratio).is_ok(), "{ratio}");
        }
        for ratio in ["1", "0.01", "1.", "1.00000", "10.0", "1.1.1", ".5"] {
            assert!(AspectRatio::new(ratio).is_err(), "{ratio}");
        }
        assert_eq!(AspectRatio::new("0.1").unwrap().ten_thousandths(), 1000);
        assert_eq!(AspectRatio::new("9.9999").unwrap().ten_thousandths(), 99_999);
    }

    #[test]
    fn ratios_are_single_listed_or_a_range() {
        let ratios = |text| match parameter(text).unwrap() {
            ImageParameter::SampleAspectRatio(ratios) => ratios,
            other => panic!("{other:?}"),
        };
        assert!(matches!(ratios("sar=1.1"), AspectRatios::Single(ratio) if ratio == "1.1"));
        let AspectRatios::Values(values) = ratios("sar=[1.1,1.2,1.25]") else { panic!("a list") };
        assert!(values.iter().eq(["1.1", "1.2", "1.25"]));
        assert!(matches!(ratios("sar=[0.9-1.1]"), AspectRatios::Range { .. }));
    }

    #[test]
    fn faults_tell_the_part() {
        for (text, at, expected) in [
            ("sar=1", 4, Expected::AspectRatio),
            ("sar=[1.1]", 8, Expected::Comma),
            ("sar=[1.2,1.20]", 5, Expected::RisingNumbers),
            ("sar=[1.2-1.2]", 9, Expected::GreaterNumber),
            ("par=1.2", 4, Expected::AspectRatioRange),
            ("par=[1.1,1.2]", 4, Expected::AspectRatioRange),
            ("q=1.5", 2, Expected::Preference),
            ("q=0.123", 2, Expected::Preference),
            ("q", 1, Expected::Equals),
            ("new=", 4, Expected::Value),
            ("new=[a,]", 7, Expected::Value),
        ] {
            let fault = parameter(text).unwrap_err();
            assert_eq!((fault.at(), fault.expected()), (at, expected), "{text}");
        }
    }

    #[test]
    fn extensions_are_values() {
        let ImageParameter::Other { key, value } = parameter("new=[a,b-c]").unwrap() else {
            panic!("new is none of the known parameters")
        };
        assert_eq!((key.as_str(), value), ("new", "[a,b-c]".into()));
    }
}
