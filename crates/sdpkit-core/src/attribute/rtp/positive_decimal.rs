//! Decimal numbers greater than zero.

use crate::error::{Expected, Fault};
use crate::grammar::{Decimal, Field, Parsed, complete, miss, text_traits};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A `non-zero-int-or-real` of RFC 8866 §9, as it was spelt: greater than zero, and without a zero
/// at the end of its fraction.
///
/// Equality is by spelling; compare [`PositiveDecimal::to_f64`] for the amount.
///
/// ```
/// use sdpkit_core::attribute::PositiveDecimal;
/// assert_eq!(PositiveDecimal::new("29.97")?.to_f64(), 29.97);
/// assert!(PositiveDecimal::new("0").is_err() && PositiveDecimal::new("1.0").is_err());
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PositiveDecimal<'a>(&'a [u8]);

impl<'a> PositiveDecimal<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is no such number, with the place.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        complete(text.as_bytes(), Self::read)
    }

    /// The spelling.
    pub fn as_str(self) -> &'a str {
        core::str::from_utf8(self.0).unwrap_or_default()
    }

    /// The amount, rounded to the nearest `f64`.
    pub fn to_f64(self) -> f64 {
        // Digits with an optional fraction always parse.
        self.as_str().parse().unwrap_or_default()
    }

    /// Reads a number after spaces and drops zeros at the end of its fraction.
    pub(super) fn parse_lenient(value: &'a [u8]) -> Result<Self, Fault> {
        complete(value, |input| {
            let spaces = input.iter().take_while(|&&byte| byte == b' ').count();
            let number = input.get(spaces..).unwrap_or_default();
            let (rest, decimal) = Decimal::read(number)?;
            let spelling = without_trailing_zeros(decimal.as_str().as_bytes());
            if !is_positive(spelling) {
                return miss(number, Expected::PositiveDecimal);
            }
            Ok((rest, Self(spelling)))
        })
    }
}

impl<'a> Field<'a> for PositiveDecimal<'a> {
    const PATTERN: &'static str = "[1-9][0-9]{0,3}(\\.[0-9]{0,2}[1-9])?|0\\.[0-9]{0,2}[1-9]";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let Ok((rest, decimal)) = Decimal::read(input) else {
            return miss(input, Expected::PositiveDecimal);
        };
        let spelling = decimal.as_str().as_bytes();
        if !is_positive(spelling) {
            return miss(input, Expected::PositiveDecimal);
        }
        let significant = without_trailing_zeros(spelling);
        if significant != spelling {
            return miss(
                input.get(significant.len()..).unwrap_or_default(),
                Expected::NoTrailingZero,
            );
        }
        Ok((rest, Self(spelling)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

text_traits!(PositiveDecimal);

/// Whether a digit of the number is not zero.
fn is_positive(number: &[u8]) -> bool {
    number.iter().any(|byte| matches!(byte, b'1'..=b'9'))
}

/// The number without zeros at the end of its fraction, and without a fraction of zeros alone.
fn without_trailing_zeros(number: &[u8]) -> &[u8] {
    if !number.contains(&b'.') {
        return number;
    }
    let significant = number.iter().rposition(|&byte| byte != b'0').map_or(0, |at| at + 1);
    let number = number.get(..significant).unwrap_or_default();
    number.strip_suffix(b".").unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::PositiveDecimal;
    use crate::error::Expected;

    #[test]
    fn faults_tell_zeros_apart() {
        let fault = |number| PositiveDecimal::new(number).unwrap_err();
        assert_eq!((fault("0.0").at(), fault("0.0").expected()), (0, Expected::PositiveDecimal));
        let trailing = fault("12.500");
        assert_eq!((trailing.at(), trailing.expected()), (4, Expected::NoTrailingZero));
        assert_eq!(fault("25.0").at(), 2);
    }

    #[test]
    fn only_positive_numbers_without_idle_zeros_fit() {
        for number in ["1", "20", "100", "0.125", "0.33", "29.97", "1.05", "020"] {
            assert!(PositiveDecimal::new(number).is_ok(), "{number}");
        }
        for number in ["", "0", "00", "0.0", "1.0", "1.50", ".5", "1.", "-1", "1e3", " 1"] {
            assert!(PositiveDecimal::new(number).is_err(), "{number}");
        }
    }
}
