//! A line where it stands: bytes, terminator, place and section.

use core::fmt;

use super::{LineType, LineValue, TypedLine};
use crate::attribute::Attr;
use crate::error::{Error, ErrorKind, Fault, Found};
use crate::span::{Span, saturate};
use crate::text::Text;

/// A line of a text: its bytes with the terminator, its place and its section.
///
/// ```
/// use sdpkit_core::{LineType, Sdp};
/// let line = Sdp::new("v=0\r\ns=-").lines().nth(1).unwrap();
/// assert_eq!((line.raw(), line.value().unwrap()), (&b"s=-"[..], &b"-"[..]));
/// assert_eq!((line.line_type(), line.span().start()), (Some(LineType::SessionName), 5));
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    raw: &'a [u8],
    start: u32,
    section: u32,
}

impl<'a> Line<'a> {
    /// The line with its terminator: CRLF, LF or, at the end of the text, none.
    pub const fn raw(self) -> &'a [u8] {
        self.raw
    }

    /// The line without its terminator.
    #[inline]
    pub const fn content(self) -> &'a [u8] {
        match self.raw {
            [content @ .., b'\r', b'\n'] | [content @ .., b'\n'] => content,
            content => content,
        }
    }

    /// The terminator: CRLF, LF or nothing.
    pub fn terminator(self) -> &'a [u8] {
        self.raw.get(self.content().len()..).unwrap_or_default()
    }

    /// The line type, unless the line is malformed or its letter unknown.
    #[inline]
    pub const fn line_type(self) -> Option<LineType> {
        match self.content() {
            [letter, b'=', ..] => LineType::from_letter(*letter),
            _ => None,
        }
    }

    /// What stands after `<letter>=`, for any letter.
    #[inline]
    pub const fn value(self) -> Option<&'a [u8]> {
        match self.content() {
            [_, b'=', value @ ..] => Some(value),
            _ => None,
        }
    }

    /// The attribute of an `a=` line.
    #[inline]
    pub fn attribute(self) -> Option<Attr<'a>> {
        match self.content() {
            [b'a', b'=', value @ ..] => Some(Attr::split(value).in_line(self)),
            _ => None,
        }
    }

    /// The typed value.
    ///
    /// # Errors
    /// When the line is not `<type>=<value>` of a known type, or its value does not follow the
    /// grammar, with the place in the text.
    pub fn typed(self) -> Result<LineValue<'a>, Error> {
        let (line_type, value) = self.split()?;
        LineValue::parse(line_type, value).map_err(|fault| self.fault(fault, value))
    }

    /// The value as `L`, or `None` when the line is of another type.
    pub fn get<L: TypedLine<'a>>(self) -> Option<Result<L, Error>> {
        let value = self.value()?;
        if self.line_type() != Some(L::TYPE) {
            return None;
        }
        Some(L::parse(value).map_err(|fault| self.fault(fault, value)))
    }

    /// The media section the line stands in, counted from 0; `None` at session level.
    pub const fn section(self) -> Option<usize> {
        match self.section {
            0 => None,
            section => Some(section as usize - 1),
        }
    }

    /// The place of the line, terminator included.
    pub fn span(self) -> Span {
        self.place(0, self.raw.len())
    }

    /// The place of the line without its terminator.
    pub fn content_span(self) -> Span {
        self.place(0, self.content().len())
    }

    /// The place of the value; of the whole line when it is malformed.
    pub fn value_span(self) -> Span {
        let offset = if self.value().is_some() { 2 } else { 0 };
        self.place(offset, self.content().len())
    }

    /// The place of word `index` (from 0) of the value, words being separated by single spaces.
    pub fn token(self, index: usize) -> Option<Span> {
        let value = self.value()?;
        token(value, index).map(|(from, to)| self.place(2 + from, 2 + to))
    }

    pub(crate) const fn new(raw: &'a [u8], start: u32, section: u32) -> Self {
        Self { raw, start, section }
    }

    /// The line type and the value, or what is wrong with the line.
    pub(crate) fn split(self) -> Result<(LineType, &'a [u8]), Error> {
        let kind = match self.content() {
            [letter, b'=', value @ ..] => match LineType::from_letter(*letter) {
                Some(line_type) => return Ok((line_type, value)),
                None => ErrorKind::UnknownLineType { found: *letter },
            },
            [] => return Err(Error::new(ErrorKind::BlankLine, self.span())),
            [b' ' | b'\t', ..] => ErrorKind::LeadingSpace,
            [_, rest @ ..] => ErrorKind::MalformedLine { found: Found::first_of(rest) },
        };
        Err(Error::new(kind, self.content_span()))
    }

    /// The error for `fault` in `value`, the value of this line.
    #[cold]
    pub(crate) fn fault(self, fault: Fault, value: &[u8]) -> Error {
        fault.locate(value, self.start.saturating_add(2))
    }

    /// The span of `from..to` within the line.
    pub(crate) fn place(self, from: usize, to: usize) -> Span {
        let at = |offset| self.start.saturating_add(saturate(offset));
        Span::new(at(from), at(to))
    }
}

impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {:?}", Text::new(self.raw), self.span())
    }
}

/// Where word `index` of `value` begins and ends.
pub(crate) fn token(value: &[u8], index: usize) -> Option<(usize, usize)> {
    let mut from = 0;
    for _ in 0..index {
        from += memchr::memchr(b' ', value.get(from..)?)? + 1;
    }
    let rest = value.get(from..)?;
    let length = memchr::memchr(b' ', rest).unwrap_or(rest.len());
    Some((from, from + length))
}

/// Iterator over the lines of a text; see [`Sdp::lines`](crate::Sdp::lines).
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: &'a [u8],
    /// The place of the end of `rest`.
    end: usize,
    section: u32,
}

impl<'a> Lines<'a> {
    /// The lines of `rest`, which starts at byte `start` of the text, in section `section`.
    pub(crate) const fn new(rest: &'a [u8], start: u32, section: u32) -> Self {
        Self { rest, end: (start as usize).saturating_add(rest.len()), section }
    }

    /// Where the next line starts.
    pub(crate) fn offset(&self) -> u32 {
        saturate(self.end - self.rest.len())
    }

    /// What has not been read.
    pub(crate) const fn rest(&self) -> &'a [u8] {
        self.rest
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let start = self.offset();
        let length = memchr::memchr(b'\n', self.rest).map_or(self.rest.len(), |at| at + 1);
        let (raw, rest) = self.rest.split_at_checked(length)?;
        if let [b'm', b'=', ..] = raw {
            self.section = self.section.saturating_add(1);
        }
        self.rest = rest;
        Some(Line::new(raw, start, self.section))
    }
}

impl core::iter::FusedIterator for Lines<'_> {}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use crate::line::{LineType, LineValue, Origin, SessionName};
    use crate::{ErrorKind, Sdp};

    #[test]
    fn lines_put_together_are_the_text() {
        for text in ["", "\n", "\r", "v=0", "v=0\r\n\r\ns=a\rb\n\nm=\0", "a=b\r\r\n"] {
            let together: Vec<u8> = Sdp::new(text).lines().flat_map(|l| l.raw().to_vec()).collect();
            assert_eq!(together, text.as_bytes());
            for line in Sdp::new(text).lines() {
                assert_eq!([line.content(), line.terminator()].concat(), line.raw());
                assert_eq!(line.span().range().len(), line.raw().len());
                assert_eq!(line.content_span().range().len(), line.content().len());
            }
        }
    }

    #[test]
    fn only_the_last_cr_before_lf_belongs_to_the_terminator() {
        let parts = |text: &'static str| {
            let line = Sdp::new(text).lines().next().unwrap();
            (line.content(), line.terminator())
        };
        assert_eq!(parts("s=a\r\r\n"), (&b"s=a\r"[..], &b"\r\n"[..]));
        assert_eq!(parts("s=a\n"), (&b"s=a"[..], &b"\n"[..]));
        assert_eq!(parts("s=a\r"), (&b"s=a\r"[..], &b""[..]));
    }

    #[test]
    fn lines_know_their_section() {
        let text = "s=-\nm=audio\na=x\nm =\n m=\nM=\nm=";
        let sections: Vec<_> = Sdp::new(text).lines().map(super::Line::section).collect();
        assert_eq!(sections, [None, Some(0), Some(0), Some(0), Some(0), Some(0), Some(1)]);
    }

    #[test]
    fn words_have_places() {
        let line = Sdp::new("v=0\no=- 1  2\n").lines().nth(1).unwrap();
        let place = |index| line.token(index).map(crate::Span::range);
        assert_eq!((place(0), place(1)), (Some(6..7), Some(8..9)));
        assert_eq!((place(2), place(3), place(4)), (Some(10..10), Some(11..12), None));
        assert_eq!(Sdp::new("bare").lines().next().unwrap().token(0), None);
    }

    #[test]
    fn typed_values_come_with_places() {
        let sdp = Sdp::new("s=-\no=- 1 x\nq=1\n");
        let [name, origin, unknown] = sdp.lines().collect::<Vec<_>>()[..] else { unreachable!() };
        assert!(matches!(name.typed(), Ok(LineValue::SessionName(value)) if value.text == "-"));
        assert_eq!(origin.typed().unwrap_err().span().range(), 10..11);
        assert_eq!(unknown.typed().unwrap_err().kind(), ErrorKind::UnknownLineType { found: b'q' });
        assert!(name.get::<Origin<'_>>().is_none() && unknown.get::<Origin<'_>>().is_none());
        assert!(origin.get::<Origin<'_>>().unwrap().is_err());
        assert!(name.get::<SessionName<'_>>().unwrap().is_ok());
        assert_eq!((name.line_type(), unknown.line_type()), (Some(LineType::SessionName), None));
    }
}
