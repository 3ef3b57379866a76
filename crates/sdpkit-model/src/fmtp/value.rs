//! What the value of a format parameter looks like, and what is wrong with one that does not.

use core::fmt;

use sdpkit_core::Text;
use sdpkit_core::attribute::PayloadType;

use super::parameter_set::is_base64;
use super::problem::Cause;

/// What the value of a format parameter looks like.
///
/// ```
/// use sdpkit_model::fmtp::H264;
/// let mode = H264::FORMAT.parameter(b"packetization-mode").unwrap();
/// assert_eq!(mode.value.to_string(), "a number from 0 to 2");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ValueKind {
    /// Text that nothing is checked of.
    Text,
    /// No value: being there is what the parameter says.
    Flag,
    /// `0` or `1`.
    Switch,
    /// A decimal number.
    Number {
        /// The least.
        min: u32,
        /// The greatest.
        max: u32,
    },
    /// Decimal numbers separated by `,`.
    Numbers {
        /// The least of each.
        min: u32,
        /// The greatest of each.
        max: u32,
    },
    /// One of these, in any case.
    OneOf(&'static [&'static str]),
    /// This many hexadecimal digits.
    Hex {
        /// How many.
        digits: usize,
    },
    /// Parameter sets in base64, separated by `,`.
    ParameterSets,
    /// An RTP payload type.
    Payload,
    /// A telephone event, or a range of them (RFC 4733 §2.4).
    Events,
    /// A data identifier and its secondary one (RFC 8331 §4).
    DataIdentifier,
}

impl ValueKind {
    /// Any number.
    pub(super) const NUMBER: Self = Self::Number { min: 0, max: u32::MAX };

    /// Any number but 0.
    pub(super) const POSITIVE: Self = Self::Number { min: 1, max: u32::MAX };

    /// Whether `value` is one; else what is wrong, and with which part of it.
    pub(super) fn check(self, value: Text<'_>) -> Result<(), (Cause, Text<'_>)> {
        let whole = |cause: Option<Cause>| cause.map_or(Ok(()), |cause| Err((cause, value)));
        let malformed = |good: bool| whole((!good).then_some(Cause::Malformed));
        match self {
            Self::Text => Ok(()),
            Self::Flag => Err((Cause::UnexpectedValue, value)),
            Self::Switch => malformed(matches!(value.as_bytes(), b"0" | b"1")),
            Self::Number { min, max } => whole(number_fault(value, min, max)),
            Self::Numbers { min, max } => each(value, b',', |item| number_fault(item, min, max)),
            Self::OneOf(words) => malformed(
                words.iter().any(|word| value.as_bytes().eq_ignore_ascii_case(word.as_bytes())),
            ),
            Self::Hex { digits } => malformed(
                value.as_bytes().len() == digits
                    && value.as_bytes().iter().all(u8::is_ascii_hexdigit),
            ),
            Self::ParameterSets => each(value, b',', |item| {
                (item.is_empty() || !is_base64(item)).then_some(Cause::Malformed)
            }),
            Self::Payload => whole(number_fault(value, 0, 127)),
            Self::Events => malformed(super::telephone_event::range(value).is_some()),
            Self::DataIdentifier => malformed(super::smpte291::identifier(value).is_some()),
        }
    }
}

impl fmt::Display for ValueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Text => f.write_str("a value"),
            Self::Flag => f.write_str("no value"),
            Self::Switch => f.write_str("0 or 1"),
            Self::Number { min: 0, max: u32::MAX } => f.write_str("a number"),
            Self::Number { min: 1, max: u32::MAX } => f.write_str("a number of 1 or more"),
            Self::Number { min, max } => write!(f, "a number from {min} to {max}"),
            Self::Numbers { min, max } => {
                write!(f, "numbers from {min} to {max}, separated by `,`")
            }
            Self::OneOf(words) => {
                for (index, word) in words.iter().enumerate() {
                    let separator = match index {
                        0 => "",
                        index if index + 1 == words.len() => " or ",
                        _ => ", ",
                    };
                    write!(f, "{separator}{word}")?;
                }
                Ok(())
            }
            Self::Hex { digits } => write!(f, "{digits} hexadecimal digits"),
            Self::ParameterSets => f.write_str("base64, or some separated by `,`"),
            Self::Payload => f.write_str("a payload type (0 to 127)"),
            Self::Events => f.write_str("an event or a range of events, as 15 or 0-15"),
            Self::DataIdentifier => f.write_str("two identifiers, as {0x61,0x02}"),
        }
    }
}

/// A type that the value of a format parameter is read as, once it was checked.
pub(super) trait FromValue<'a>: Sized {
    /// The value of `text`.
    fn from_value(text: Text<'a>) -> Option<Self>;
}

impl FromValue<'_> for bool {
    fn from_value(text: Text<'_>) -> Option<Self> {
        Some(text == "1")
    }
}

impl FromValue<'_> for u32 {
    fn from_value(text: Text<'_>) -> Option<Self> {
        number(text)
    }
}

impl FromValue<'_> for PayloadType {
    fn from_value(text: Text<'_>) -> Option<Self> {
        u8::try_from(number(text)?).ok().and_then(Self::new)
    }
}

impl<'a> FromValue<'a> for Text<'a> {
    fn from_value(text: Text<'a>) -> Option<Self> {
        Some(text)
    }
}

/// The decimal number that `text` is.
pub(super) fn number(text: Text<'_>) -> Option<u32> {
    // `parse` would also take a sign.
    if !text.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    text.to_str().ok()?.parse().ok()
}

fn number_fault(text: Text<'_>, min: u32, max: u32) -> Option<Cause> {
    if text.is_empty() || !text.as_bytes().iter().all(u8::is_ascii_digit) {
        return Some(Cause::Malformed);
    }
    match number(text) {
        Some(number) if (min..=max).contains(&number) => None,
        _ => Some(Cause::OutOfRange),
    }
}

/// The first part between `separator`s that is wrong.
fn each<'a>(
    value: Text<'a>,
    separator: u8,
    fault: impl Fn(Text<'a>) -> Option<Cause>,
) -> Result<(), (Cause, Text<'a>)> {
    for item in value.as_bytes().split(|&byte| byte == separator) {
        let item = Text::new(item);
        if let Some(cause) = fault(item) {
            // An empty item has no place of its own.
            return Err((cause, if item.is_empty() { value } else { item }));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::ValueKind;
    use crate::fmtp::Cause;
    use sdpkit_core::Text;
    use std::string::ToString;

    fn fault(kind: ValueKind, value: &'static str) -> Option<(Cause, &'static str)> {
        let fault = kind.check(Text::from(value)).err();
        fault.map(|(cause, part)| (cause, part.to_str().unwrap()))
    }

    #[test]
    fn numbers_are_digits_in_a_range() {
        let kind = ValueKind::Number { min: 3, max: 120 };
        assert_eq!(fault(kind, "3"), None);
        assert_eq!(fault(kind, "0060"), None);
        assert_eq!(fault(kind, "121"), Some((Cause::OutOfRange, "121")));
        assert_eq!(fault(kind, "99999999999"), Some((Cause::OutOfRange, "99999999999")));
        for wrong in ["+60", "-60", "60 ", "6e1", "sixty"] {
            assert_eq!(fault(kind, wrong), Some((Cause::Malformed, wrong)));
        }
    }

    #[test]
    fn the_wrong_item_of_a_list_is_told() {
        let modes = ValueKind::Numbers { min: 0, max: 8 };
        assert_eq!(fault(modes, "0,2,5,7"), None);
        assert_eq!(fault(modes, "0,9,5"), Some((Cause::OutOfRange, "9")));
        assert_eq!(fault(modes, "0,,5"), Some((Cause::Malformed, "0,,5")));
    }

    #[test]
    fn words_are_told_in_a_row() {
        assert_eq!(ValueKind::OneOf(&["SRST", "MRST", "MRMT"]).to_string(), "SRST, MRST or MRMT");
        assert_eq!(fault(ValueKind::OneOf(&["yes", "no"]), "No"), None);
    }
}
