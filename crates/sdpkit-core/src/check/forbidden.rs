//! Bytes that no line may hold: NUL, and CR unless it stands before LF (RFC 8866 §9
//! `byte-string`).

use crate::error::{Error, ErrorKind};
use crate::line::Line;

/// Whether a text has such a byte. Hardly any has, so the text is asked before its lines are.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a branch for each byte compilers read many at once, as `cargo xtask bench` shows"
)]
pub(super) fn is_in(text: &[u8]) -> bool {
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    let found = pairs.fold(false, |found, (&byte, &next)| {
        found | (byte == 0) | ((byte == b'\r') & (next != b'\n'))
    });
    found || matches!(text.last(), Some(0 | b'\r'))
}

/// The error for the first such byte of a line, if it has one.
#[cold]
pub(super) fn first_of(line: Line<'_>) -> Option<Error> {
    let is_forbidden = |(_, byte): &(usize, &u8)| matches!(byte, 0 | b'\r');
    let (at, &found) = line.content().iter().enumerate().find(is_forbidden)?;
    Some(Error::new(ErrorKind::ForbiddenByte { found }, line.place(at, at + 1)))
}
