//! The view over a text.

use crate::check::Errors;
use crate::error::Error;
use crate::line::{Line, Lines};
use crate::section::{MediaSections, Session};
use crate::span::{ColumnUnit, Position, Span};
use crate::text::Text;

/// A session description: a `Copy` view over its bytes.
///
/// Making one never fails and keeps any text; [`Sdp::parse`] makes one and checks it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sdp<'a> {
    text: &'a [u8],
}

impl<'a> Sdp<'a> {
    /// A view over `text`: a `&str`, `&[u8]`, `&String`, `&Vec<u8>`. For `Cow<str>` and
    /// `Arc<str>` pass `.as_bytes()`.
    pub fn new<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Self {
        Self { text: text.as_ref() }
    }

    /// A view over `text`, after the line grammar, the order of lines, the mandatory lines and
    /// every typed line and attribute have been checked.
    ///
    /// # Errors
    /// The first of [`Sdp::errors`].
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// let error = Sdp::parse("v=0\r\no=- 1 IN IP4 192.0.2.1\r\n").unwrap_err();
    /// assert_eq!(error.to_string(), "expected a number, found `I`");
    /// assert_eq!(error.span().range(), 11..13);
    /// ```
    pub fn parse<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Result<Self, Error> {
        let sdp = Self::new(text);
        match sdp.errors().next() {
            None => Ok(sdp),
            Some(error) => Err(error),
        }
    }

    /// The bytes, exactly as they were given.
    pub const fn as_bytes(self) -> &'a [u8] {
        self.text
    }

    /// Every line in order, each with its terminator, its place and its section.
    ///
    /// A line ends at LF; a CR before it belongs to the terminator, any other CR to the line.
    pub const fn lines(self) -> Lines<'a> {
        Lines::new(self.text, 0, 0)
    }

    /// The session level: the lines before the first `m=`.
    pub fn session(self) -> Session<'a> {
        Session::of(self)
    }

    /// The media sections in order, each from its `m=` line to the next.
    pub fn media(self) -> MediaSections<'a> {
        MediaSections::of(self)
    }

    /// Every error of the text, with recovery at the next line; at most one for each part of a
    /// line. Mandatory lines that are missing are told where the session level ends.
    pub fn errors(self) -> Errors<'a> {
        Errors::of_description(self.text)
    }

    /// The same errors, for who has read the text already: `lines` are what [`Sdp::lines`] gives, each
    /// with whether its value is known to be readable, and is not read again.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// let sdp = Sdp::new("v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\na=mid:\r\n");
    /// assert!(sdp.errors_among(sdp.lines().map(|line| (line, false))).eq(sdp.errors()));
    /// assert_eq!(sdp.errors_among(sdp.lines().map(|line| (line, true))).count(), 0);
    /// ```
    pub fn errors_among(
        self,
        lines: impl Iterator<Item = (Line<'a>, bool)>,
    ) -> impl Iterator<Item = Error> {
        self.errors().among(lines)
    }

    /// The place of a piece of this text, found by its address.
    ///
    /// `None` when `part` is empty, is not borrowed from this text, or ends beyond 4 GiB.
    ///
    /// ```
    /// use sdpkit_core::{attribute::Mid, Sdp};
    /// let sdp = Sdp::new("m=audio 9 RTP/AVP 0\r\na=mid:abc\r\n");
    /// let mid = sdp.media().next().unwrap().find::<Mid>()?.unwrap();
    /// assert_eq!(sdp.span_of(mid.tag.as_bytes()).unwrap().range(), 27..30);
    /// assert_eq!(sdp.span_of("abc"), None);
    /// # Ok::<(), sdpkit_core::Error>(())
    /// ```
    pub fn span_of<T: AsRef<[u8]> + ?Sized>(self, part: &T) -> Option<Span> {
        let part = part.as_ref();
        if part.is_empty() {
            return None;
        }
        let start = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let end = start.checked_add(part.len()).filter(|&end| end <= self.text.len())?;
        Some(Span::new(u32::try_from(start).ok()?, u32::try_from(end).ok()?))
    }

    /// The text at `span`, as far as the text goes.
    pub fn slice(self, span: Span) -> Text<'a> {
        let end = span.range().end.min(self.text.len());
        Text::new(self.text.get(span.range().start..end).unwrap_or_default())
    }

    /// The line and column of byte `offset`.
    pub fn position(self, offset: u32, unit: ColumnUnit) -> Position {
        Position::locate(self.text, offset, unit)
    }
}

impl core::fmt::Debug for Sdp<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.lines()).finish()
    }
}
