//! Numbers of capabilities, alone and in ranges (RFC 5939 §3.4, RFC 6871 §3.3.1).

use crate::attribute::declare::record;
use crate::error::Expected;
use crate::grammar::{Field, List, Parsed, literal, miss, number, write_literal};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// The number of a capability or a configuration: 1 to 2³¹ - 1 (RFC 5939 §3.4.1).
///
/// ```
/// use sdpkit_core::attribute::CapabilityNumber;
/// assert_eq!(CapabilityNumber::new(7).map(CapabilityNumber::get), Some(7));
/// assert!(CapabilityNumber::new(0).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapabilityNumber(u32);

impl CapabilityNumber {
    /// The greatest number.
    pub const MAX: Self = Self(0x7fff_ffff);

    /// The capability `number`, if it is in the range.
    pub const fn new(number: u32) -> Option<Self> {
        if number == 0 || number > Self::MAX.0 { None } else { Some(Self(number)) }
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl<'a> Field<'a> for CapabilityNumber {
    const PATTERN: &'static str = "[1-9][0-9]{0,8}|2147483647";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, value) = number(u64::from(Self::MAX.0), Expected::CapabilityNumber, input)?;
        match u32::try_from(value).ok().and_then(Self::new) {
            Some(value) => Ok((rest, value)),
            None => miss(input, Expected::CapabilityNumber),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.0.visit(name, visitor);
    }
}

impl core::fmt::Display for CapabilityNumber {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// Numbers of capabilities that are used together.
pub type CapabilityNumbers<'a> = List<'a, CapabilityNumber, ','>;

/// Numbers of capabilities of which one is used.
pub type Alternatives<'a> = List<'a, CapabilityNumber, '|'>;

record! {
    /// One capability or several that follow each other:
    /// `media-cap-num-element = media-cap-num / media-cap-num-range` (RFC 6871 §3.3.1).
    CapabilityRange pattern "[1-9](-[1-9][0-9])?" {
        /// The first number.
        first: CapabilityNumber,
        /// The last number; the first when absent.
        "-" last: Option<CapabilityNumber>,
    }
}

impl CapabilityRange {
    /// Whether `number` is one of them.
    pub fn contains(self, number: CapabilityNumber) -> bool {
        (self.first..=self.last.unwrap_or(self.first)).contains(&number)
    }
}

/// Capabilities: `media-cap-num-list` of RFC 6871 §3.3.1.
pub type CapabilityRanges<'a> = List<'a, CapabilityRange, ','>;

record! {
    /// Capabilities, and whether their attribute is for all formats together:
    /// `media-cap-star-element` of RFC 6871 §3.3.3.
    FormatRange pattern "[1-9](-[1-9][0-9])?\\*?" {
        /// The capabilities.
        numbers: CapabilityRange,
        /// Which formats the attribute names.
        scope: FormatScope,
    }
}

/// Which formats a media-specific attribute names (RFC 6871 §3.3.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FormatScope {
    /// The format of the capability.
    Own,
    /// `*`: all formats of the section that the capability is used in.
    All,
}

impl<'a> Field<'a> for FormatScope {
    const PATTERN: &'static str = "\\*?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        Ok(match literal("*", input) {
            Ok((rest, ())) => (rest, Self::All),
            Err(_) => (input, Self::Own),
        })
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::Own => Ok(()),
            Self::All => write_literal("*", out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        let scope = match self {
            Self::Own => "own",
            Self::All => "all",
        };
        visitor.field(name, Value::Text(scope.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::{CapabilityNumber, CapabilityRanges};

    #[test]
    fn numbers_start_at_1_and_end_at_31_bits() {
        for text in ["0", "2147483648", "99999999999", "-1"] {
            let fault = CapabilityRanges::new(text).unwrap_err();
            assert_eq!(fault.expected().as_str(), "a number from 1 to 2147483647", "{text}");
        }
        assert!(CapabilityRanges::new("2147483647").is_ok());
    }

    #[test]
    fn ranges_hold_both_ends() {
        let ranges = CapabilityRanges::new("1,3-5").unwrap();
        let held = |number| {
            let number = CapabilityNumber::new(number).unwrap();
            ranges.iter().any(|range| range.contains(number))
        };
        assert!((1..7).filter(|&number| held(number)).eq([1, 3, 4, 5]));
    }
}
