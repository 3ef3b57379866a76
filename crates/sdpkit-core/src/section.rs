//! Sections: the session level and the media sections, and what is in effect in them.

use crate::attribute::{Attr, Direction, TypedAttribute};
use crate::error::Error;
use crate::line::{Connection, Line, LineType, Lines, MediaLine, TypedLine};
use crate::sdp::Sdp;
use crate::span::{Span, saturate};

/// What a session and a media section have in common: a run of lines.
macro_rules! section_methods {
    () => {
        /// The lines, the `m=` line of a media section included.
        pub fn lines(self) -> Lines<'a> {
            self.part.lines()
        }

        /// The text of the section; the sections together are the text of the description.
        pub fn as_bytes(self) -> &'a [u8] {
            self.part.bytes()
        }

        /// The place of the section.
        pub fn span(self) -> Span {
            Span::new(saturate(self.part.start), saturate(self.part.end))
        }

        /// The attributes in order.
        pub fn attributes(self) -> Attributes<'a> {
            Attributes { lines: self.lines() }
        }

        /// Every attribute `A`, each with its own result.
        pub fn all<A: TypedAttribute<'a>>(
            self,
        ) -> impl Iterator<Item = Result<A, Error>> + Clone + 'a {
            self.attributes().filter_map(|attr| attr.get::<A>())
        }

        /// The first attribute `A`, if there is one.
        pub fn get<A: TypedAttribute<'a>>(self) -> Option<Result<A, Error>> {
            self.attributes().find_map(|attr| attr.get::<A>())
        }

        /// The first attribute `A`, if there is one.
        ///
        /// # Errors
        /// When it is there and its value does not follow its grammar.
        pub fn find<A: TypedAttribute<'a>>(self) -> Result<Option<A>, Error> {
            self.get::<A>().transpose()
        }

        /// Whether there is an attribute `A`, well-formed or not.
        pub fn has<A: TypedAttribute<'a>>(self) -> bool {
            self.attributes().any(|attr| attr.name() == *A::INFO.name)
        }

        /// Every line of type `L`, each with its own result.
        pub fn all_lines<L: TypedLine<'a> + 'a>(
            self,
        ) -> impl Iterator<Item = Result<L, Error>> + Clone + 'a {
            self.lines().filter_map(Line::get::<L>)
        }

        /// The first line of type `L`, if there is one.
        pub fn line_of<L: TypedLine<'a>>(self) -> Option<Result<L, Error>> {
            self.lines().find_map(Line::get::<L>)
        }
    };
}

/// The session level: everything before the first `m=` line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session<'a> {
    part: Part<'a>,
}

impl<'a> Session<'a> {
    section_methods!();

    pub(crate) fn of(sdp: Sdp<'a>) -> Self {
        let text = sdp.as_bytes();
        let end = if text.starts_with(b"m=") { 0 } else { next_section(text, 0) };
        Self { part: Part { text, start: 0, end, section: 0 } }
    }
}

/// A media section: an `m=` line and what follows, up to the next.
///
/// ```
/// use sdpkit_core::Sdp;
/// let sdp = Sdp::new("v=0\r\nc=IN IP4 192.0.2.1\r\na=sendonly\r\n\
///     m=audio 49170 RTP/AVP 0\r\nm=video 51372 RTP/AVP 99\r\na=inactive\r\n");
/// let [audio, video] = sdp.media().collect::<Vec<_>>()[..] else { unreachable!() };
/// assert_eq!((audio.direction().as_str(), video.direction().as_str()), ("sendonly", "inactive"));
/// assert_eq!(video.connection().unwrap()?.address, "192.0.2.1");
/// # Ok::<(), sdpkit_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media<'a> {
    part: Part<'a>,
    inherited: Inherited<'a>,
}

impl<'a> Media<'a> {
    section_methods!();

    /// The `m=` line.
    ///
    /// # Errors
    /// When it does not follow its grammar.
    pub fn line(self) -> Result<MediaLine<'a>, Error> {
        let line = self.lines().next().unwrap_or(Line::new(&[], 0, 0));
        let (_, value) = line.split()?;
        MediaLine::parse(value).map_err(|fault| line.fault(fault, value))
    }

    /// The number of the section, counted from 0 (`sdpMLineIndex` in browsers).
    pub const fn index(self) -> usize {
        self.part.section as usize - 1
    }

    /// The session level of the description.
    pub fn session(self) -> Session<'a> {
        let session = Part { start: 0, end: self.inherited.session_end, section: 0, ..self.part };
        Session { part: session }
    }

    /// The direction in effect: the section's, else the session's, else `sendrecv`
    /// (RFC 8866 §6.7).
    pub fn direction(self) -> Direction {
        Direction::first_of(self.attributes()).or(self.inherited.direction).unwrap_or_default()
    }

    /// The first connection in effect: the section's, else the session's (RFC 8866 §5.7).
    ///
    /// `None` when neither has one. More `c=` lines of the section: [`Media::all_lines`].
    pub fn connection(self) -> Option<Result<Connection<'a>, Error>> {
        self.line_of().or_else(|| self.inherited.connection?.get())
    }

    /// The first attribute `A` in effect: the section's, else the session's.
    ///
    /// Only for attributes that may stand at both levels, such as `ice-ufrag` and `fingerprint`.
    /// The session level is walked for each call; where it is long, look there once.
    pub fn in_effect<A: TypedAttribute<'a>>(self) -> Option<Result<A, Error>> {
        self.get().or_else(|| self.session().get())
    }
}

/// Iterator over media sections; see [`Sdp::media`].
#[derive(Clone, Debug)]
pub struct MediaSections<'a> {
    text: &'a [u8],
    inherited: Inherited<'a>,
    next: usize,
    section: u32,
}

impl<'a> MediaSections<'a> {
    pub(crate) fn of(sdp: Sdp<'a>) -> Self {
        let inherited = Inherited::from(Session::of(sdp));
        Self { text: sdp.as_bytes(), inherited, next: inherited.session_end, section: 0 }
    }
}

impl<'a> Iterator for MediaSections<'a> {
    type Item = Media<'a>;

    fn next(&mut self) -> Option<Media<'a>> {
        let start = self.next;
        if start >= self.text.len() {
            return None;
        }
        self.next = next_section(self.text, start);
        self.section = self.section.saturating_add(1);
        let part = Part { text: self.text, start, end: self.next, section: self.section };
        Some(Media { part, inherited: self.inherited })
    }
}

impl core::iter::FusedIterator for MediaSections<'_> {}

/// Iterator over the attributes of a section.
#[derive(Clone, Debug)]
pub struct Attributes<'a> {
    lines: Lines<'a>,
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attr<'a>;

    #[inline]
    fn next(&mut self) -> Option<Attr<'a>> {
        self.lines.find_map(Line::attribute)
    }
}

impl core::iter::FusedIterator for Attributes<'_> {}

/// What media sections take from the session level, looked up once for all of them: asking each of
/// many sections must not walk a long session level each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Inherited<'a> {
    session_end: usize,
    direction: Option<Direction>,
    connection: Option<Line<'a>>,
}

impl<'a> From<Session<'a>> for Inherited<'a> {
    fn from(session: Session<'a>) -> Self {
        let is_connection = |line: &Line<'_>| line.line_type() == Some(LineType::Connection);
        Self {
            session_end: session.part.end,
            direction: Direction::first_of(session.attributes()),
            connection: session.lines().find(is_connection),
        }
    }
}

/// A run of lines within a text.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Part<'a> {
    text: &'a [u8],
    start: usize,
    end: usize,
    /// 0 for the session level, else the number of the media section from 1.
    section: u32,
}

impl<'a> Part<'a> {
    fn bytes(self) -> &'a [u8] {
        self.text.get(self.start..self.end).unwrap_or_default()
    }

    fn lines(self) -> Lines<'a> {
        // `Lines` counts the `m=` line it meets first.
        Lines::new(self.bytes(), saturate(self.start), self.section.saturating_sub(1))
    }
}

impl core::fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_list().entries(self.lines()).finish()
    }
}

/// Where the next section after `from` begins: at a line that starts with `m=`, or at the end.
fn next_section(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    memchr::memchr_iter(b'\n', rest)
        .map(|newline| newline + 1)
        .find(|&line| rest.get(line..).is_some_and(|line| line.starts_with(b"m=")))
        .map_or(text.len(), |line| from + line)
}
