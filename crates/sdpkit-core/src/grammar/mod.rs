//! The grammar engine: small nom readers from which lines and attributes are put together.
//!
//! Three rules keep nom as fast as hand-written loops: the error type is 8 bytes ([`Miss`]), line
//! ends are found by memchr elsewhere, and attribute names are looked up, not tried in turn.

pub(crate) mod class;
mod decimal;
mod field;
mod list;
mod number;
mod tail;
mod words;

pub(crate) use class::Class;
pub use decimal::Decimal;
pub(crate) use field::{Field, literal, write_literal};
pub(crate) use list::Unnamed;
pub use list::{Items, List};
pub(crate) use number::{digits, number};
pub use tail::Tail;
pub use words::{Alphanumeric, Base64, HexPairs, IceChars, Quoted, Rid, Token, Uri, Word};
pub(crate) use words::{text_traits, text_type};

use nom::IResult;
use nom::error::{ErrorKind, ParseError};

use crate::error::{Expected, Fault};
use crate::span::saturate;

/// The result of a reader: what is left of the input, and the value.
pub(crate) type Parsed<'a, T> = IResult<&'a [u8], T, Miss>;

/// A failure inside a value, placed by the number of bytes that were left.
///
/// Readers see only the rest of a value, never its start; the count of bytes left is the one
/// place they can name without carrying a pointer. [`complete`] turns it into an offset.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Miss {
    left: u32,
    expected: Expected,
}

impl ParseError<&[u8]> for Miss {
    fn from_error_kind(input: &[u8], _: ErrorKind) -> Self {
        Self { left: saturate(input.len()), expected: Expected::Character }
    }

    fn append(_: &[u8], _: ErrorKind, other: Self) -> Self {
        other
    }
}

/// Fails at the start of `rest`.
#[inline]
pub(crate) fn miss<T>(rest: &[u8], expected: Expected) -> Parsed<'_, T> {
    Err(nom::Err::Error(Miss { left: saturate(rest.len()), expected }))
}

/// Runs `reader` over all of `value`; anything it leaves is a fault.
#[inline]
pub(crate) fn complete<'a, T>(
    value: &'a [u8],
    reader: impl FnOnce(&'a [u8]) -> Parsed<'a, T>,
) -> Result<T, Fault> {
    match reader(value) {
        Ok(([], read)) => Ok(read),
        Ok((rest, _)) => Err(Fault::new(saturate(value.len() - rest.len()), Expected::End)),
        Err(nom::Err::Error(missed) | nom::Err::Failure(missed)) => {
            Err(Fault::new(saturate(value.len()).saturating_sub(missed.left), missed.expected))
        }
        Err(nom::Err::Incomplete(_)) => Err(Fault::new(saturate(value.len()), Expected::Value)),
    }
}

/// Reads one or more bytes of `class`.
#[inline]
pub(crate) fn run<'a>(
    class: &'static Class,
    expected: Expected,
    input: &'a [u8],
) -> Parsed<'a, &'a [u8]> {
    let length = class.run_length(input);
    match input.split_at_checked(length) {
        Some((run, rest)) if length > 0 => Ok((rest, run)),
        _ => miss(input, expected),
    }
}

/// Skips `*WSP`: spaces and tabs, and no other white space, since a CR is never part of a value.
#[inline]
pub(crate) fn skip_blanks(input: &[u8]) -> &[u8] {
    let blanks = input.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
    input.get(blanks..).unwrap_or_default()
}

/// Reads the run of token characters that a keyword is made of.
#[inline]
pub(crate) fn keyword(expected: Expected, input: &[u8]) -> Parsed<'_, &[u8]> {
    run(&class::TOKEN, expected, input)
}
