//! Decimal numbers that keep their spelling: `30`, `29.97`, `0.125`.

use super::{Field, Parsed, digits, miss};
use crate::error::{Expected, Fault};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// A decimal number, `integer ["." 1*DIGIT]`, as it was spelt.
///
/// Equality is by spelling; compare [`Decimal::to_f64`] for the amount.
///
/// ```
/// use sdpkit_core::Decimal;
/// assert_eq!(Decimal::new("29.97")?.to_f64(), 29.97);
/// assert_eq!(Decimal::new("1.").unwrap_err().at(), 2);
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal<'a>(&'a [u8]);

impl<'a> Decimal<'a> {
    /// Checks `text`.
    ///
    /// # Errors
    /// When it is not digits, or digits, a dot and digits.
    pub fn new(text: &'a str) -> Result<Self, Fault> {
        super::complete(text.as_bytes(), Self::read)
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
}

impl<'a> Field<'a> for Decimal<'a> {
    const PATTERN: &'static str = "(0|[1-9][0-9]{0,5})(\\.[0-9]{1,4})?";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (mut rest, _) = digits(Expected::Decimal, input)?;
        if let Some(fraction) = rest.strip_prefix(b".") {
            let Ok((after, _)) = digits(Expected::Digit, fraction) else {
                return miss(fraction, Expected::Digit);
            };
            rest = after;
        }
        let (spelling, rest) = input.split_at(input.len() - rest.len());
        Ok((rest, Self(spelling)))
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.0)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::new(self.0)));
    }
}

super::words::text_traits!(Decimal);
