//! Decimal integers, `1*DIGIT` of RFC 8866 §9.
//!
//! Leading zeros are read (they occur, and mean the same) though not written.

use core::num::NonZeroU32;

use nom::bytes::complete::take_while1;

use super::{Field, Miss, Parsed, miss};
use crate::error::Expected;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// Reads one or more digits and leaves them as text.
#[inline]
pub(crate) fn digits(expected: Expected, input: &[u8]) -> Parsed<'_, &[u8]> {
    match take_while1::<_, _, Miss>(|byte: u8| byte.is_ascii_digit())(input) {
        Ok(parsed) => Ok(parsed),
        Err(_) => miss(input, expected),
    }
}

/// Reads an unsigned number that may be at most `max`.
#[inline]
pub(crate) fn number(max: u64, expected: Expected, input: &[u8]) -> Parsed<'_, u64> {
    let mut value = 0_u64;
    let mut rest = input;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - b'0'));
        rest = tail;
    }
    let fits = match input.len() - rest.len() {
        0 => false,
        // 10^19 - 1 is below 2^64: these cannot have wrapped.
        1..=19 => value <= max,
        digits => input
            .iter()
            .copied()
            .take(digits)
            .try_fold(0, append_digit)
            .is_some_and(|value| value <= max),
    };
    if fits { Ok((rest, value)) } else { miss(input, expected) }
}

/// `value` with another digit, unless it becomes too large.
fn append_digit(value: u64, digit: u8) -> Option<u64> {
    value.checked_mul(10)?.checked_add(u64::from(digit.wrapping_sub(b'0')))
}

/// Writes `value` in decimal.
pub(crate) fn write_number(value: u64, out: &mut dyn Sink) -> Result<(), WriteError> {
    let mut buffer = [0_u8; 20];
    let mut start = buffer.len();
    let mut rest = value;
    for slot in buffer.iter_mut().rev() {
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        start -= 1;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    out.put(buffer.get(start..).unwrap_or_default())
}

/// Before: `unsigned_field!(u8, NumberU8, "regex of some values");`
/// After: `u8` is a field that reads `1*DIGIT` up to its maximum.
macro_rules! unsigned_field {
    ($type:ty, $expected:ident, $pattern:literal) => {
        impl<'a> Field<'a> for $type {
            const PATTERN: &'static str = $pattern;

            #[inline]
            fn read(input: &'a [u8]) -> Parsed<'a, Self> {
                let (rest, value) = number(u64::from(Self::MAX), Expected::$expected, input)?;
                // `number` has checked the range.
                Ok((rest, Self::try_from(value).unwrap_or(Self::MAX)))
            }

            fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                write_number(u64::from(*self), out)
            }

            fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
                visitor.field(name, Value::Number(u64::from(*self)));
            }
        }
    };
}

unsigned_field!(u8, NumberU8, "0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5]");
unsigned_field!(u16, NumberU16, "0|[1-9][0-9]{0,3}|[1-5][0-9]{4}|65535");
unsigned_field!(u32, NumberU32, "0|[1-9][0-9]{0,8}|4294967295");
unsigned_field!(u64, NumberU64, "0|[1-9][0-9]{0,18}|18446744073709551615");

/// `integer = POS-DIGIT *DIGIT` of RFC 8866 §9.
impl<'a> Field<'a> for NonZeroU32 {
    const PATTERN: &'static str = "[1-9][0-9]{0,8}|4294967295";

    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, value) = number(u32::MAX.into(), Expected::NumberFrom1, input)?;
        match u32::try_from(value).ok().and_then(Self::new) {
            Some(value) => Ok((rest, value)),
            None => miss(input, Expected::NumberFrom1),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.get().write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        self.get().visit(name, visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::error::Expected;

    #[test]
    fn numbers_end_where_the_digits_end() {
        assert_eq!(number(255, Expected::NumberU8, b"007/x").unwrap(), (&b"/x"[..], 7));
    }

    #[test]
    fn numbers_beyond_their_maximum_are_refused() {
        assert!(number(255, Expected::NumberU8, b"256").is_err());
        assert!(number(u64::MAX, Expected::NumberU64, b"18446744073709551615").is_ok());
        assert!(number(u64::MAX, Expected::NumberU64, b"18446744073709551616").is_err());
        assert!(number(u64::MAX, Expected::NumberU64, b"99999999999999999999999").is_err());
        let zeros = b"000000000000000000000000000007";
        assert_eq!(number(255, Expected::NumberU8, zeros).unwrap().1, 7);
    }
}
