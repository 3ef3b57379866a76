//! Lines together with the bytes they may not hold.

use crate::error::{Error, ErrorKind};
use crate::line::Line;
use crate::span::{Span, saturate};

/// A line, and what its bytes alone say is wrong with it.
pub(super) struct Scanned<'a> {
    pub(super) line: Line<'a>,
    /// The first NUL or lone CR.
    pub(super) forbidden: Option<Error>,
}

/// Iterator over lines that looks for the end of a line and for forbidden bytes in one search.
#[derive(Clone, Debug)]
pub(super) struct Scanner<'a> {
    rest: &'a [u8],
    offset: u32,
    section: u32,
}

impl<'a> Scanner<'a> {
    pub(super) const fn new(text: &'a [u8]) -> Self {
        Self { rest: text, offset: 0, section: 0 }
    }

    /// Skips a UTF-8 byte order mark at the start and gives its place.
    pub(super) fn skip_byte_order_mark(&mut self) -> Option<Span> {
        self.rest = self.rest.strip_prefix(b"\xef\xbb\xbf")?;
        self.offset += 3;
        Some(Span::new(self.offset - 3, self.offset))
    }

    /// Where the next line starts.
    pub(super) const fn offset(&self) -> u32 {
        self.offset
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Scanned<'a>;

    #[inline]
    fn next(&mut self) -> Option<Scanned<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let at = memchr::memchr3(0, b'\r', b'\n', self.rest).unwrap_or(self.rest.len());
        let (length, forbidden) = match self.rest.get(at..)? {
            [] => (at, None),
            [b'\n', ..] => (at + 1, None),
            [b'\r', b'\n', ..] => (at + 2, None),
            [found, after @ ..] => {
                let more = memchr::memchr(b'\n', after).map_or(after.len(), |more| more + 1);
                (at + 1 + more, Some((at, *found)))
            }
        };
        let (raw, rest) = self.rest.split_at_checked(length)?;
        if let [b'm', b'=', ..] = raw {
            self.section = self.section.saturating_add(1);
        }
        let line = Line::new(raw, self.offset, self.section);
        self.rest = rest;
        self.offset = self.offset.saturating_add(saturate(length));
        let forbidden = forbidden.map(|(at, found)| {
            Error::new(ErrorKind::ForbiddenByte { found }, line.place(at, at + 1))
        });
        Some(Scanned { line, forbidden })
    }
}
