//! Places in a text: byte ranges, and the line and column a person reads.

use core::fmt;
use core::ops::Range;

/// A byte range of a text, `start..end`, within its first 4 GiB.
///
/// ```
/// use sdpkit_core::Span;
/// let span = Span::new(2, 5);
/// assert_eq!(span.len(), 3);
/// assert_eq!(&b"v=abc"[span.range()], b"abc");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range `start..end`; an `end` before `start` gives the empty span at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        let end = if end < start { start } else { end };
        Self { start, end }
    }

    /// The empty span at `at`: a place of insertion.
    pub const fn empty(at: u32) -> Self {
        Self { start: at, end: at }
    }

    /// First byte of the range.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// One past the last byte of the range.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Bytes in the range.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the range holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The range as an index into the text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether every byte of `other` lies in this range.
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ColumnUnit {
    /// Bytes of the text.
    Byte,
    /// Unicode scalar values; a byte that is not UTF-8 counts as one.
    Char,
    /// UTF-16 code units, as JavaScript and the Language Server Protocol count.
    Utf16,
}

/// A line and a column, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line number, from 1; lines end at LF.
    pub line: u32,
    /// Column in the line, from 1, in the unit that was asked for.
    pub column: u32,
}

impl Position {
    /// Works out the position of byte `offset` of `text` by counting from its start.
    ///
    /// An offset beyond the end counts as the end.
    ///
    /// ```
    /// use sdpkit_core::{ColumnUnit, Position};
    /// let text = "v=0\r\ns=a😀b\r\n".as_bytes();
    /// let at = |unit| Position::locate(text, 12, unit).column;
    /// assert_eq!((at(ColumnUnit::Byte), at(ColumnUnit::Char), at(ColumnUnit::Utf16)), (8, 5, 6));
    /// ```
    pub fn locate(text: &[u8], offset: u32, unit: ColumnUnit) -> Self {
        let before = text.get(..offset as usize).unwrap_or(text);
        let line_start = memchr::memrchr(b'\n', before).map_or(0, |newline| newline + 1);
        let lines_before = memchr::memchr_iter(b'\n', before).count();
        let column = width(before.get(line_start..).unwrap_or_default(), unit);
        Self { line: saturate(lines_before).saturating_add(1), column: column.saturating_add(1) }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Columns that `bytes` take in `unit`.
fn width(bytes: &[u8], unit: ColumnUnit) -> u32 {
    let count = match unit {
        ColumnUnit::Byte => bytes.len(),
        ColumnUnit::Char => {
            bytes.utf8_chunks().map(|c| c.valid().chars().count() + c.invalid().len()).sum()
        }
        ColumnUnit::Utf16 => {
            bytes.utf8_chunks().map(|c| c.valid().encode_utf16().count() + c.invalid().len()).sum()
        }
    };
    saturate(count)
}

/// `count` as `u32`, or its maximum: lengths beyond 4 GiB are refused where they matter.
#[inline]
pub(crate) fn saturate(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
