//! Lines: `<type>=<value>`, each with its terminator, its place and its section.

mod connection;
mod media;
mod origin;
mod session;

pub use connection::Connection;
pub use media::{MediaLine, Transport};
pub use origin::{Digits, Origin};
pub use session::{
    Bandwidth, Email, Information, Key, Phone, RepeatTimes, SessionName, Timing, UriLine, Version,
    Zones,
};

use core::fmt;

use crate::attribute::{Attr, Attribute};
use crate::error::{Error, ErrorKind, Fault, Found};
use crate::span::{Span, saturate};
use crate::text::Text;
use crate::visit::Visitor;
use crate::writer::{Sink, WriteError};

/// Declares the line types: letter, name, and the type of the value.
///
/// Before: `line_types! { b'v' Version(Version) "protocol version", }`
/// After: `LineType::Version`, `LineValue::Version(Version)`, and how to check and parse it.
macro_rules! line_types {
    ($($letter:literal $name:ident $(<$life:lifetime>)? $value:ident $doc:literal,)*) => {
        /// The line types of RFC 8866 §5.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum LineType {
            $(#[doc = $doc] $name,)*
            /// `a=`: an attribute.
            Attribute,
        }

        impl LineType {
            /// The type letter.
            pub const fn letter(self) -> u8 {
                match self { $(Self::$name => $letter,)* Self::Attribute => b'a' }
            }

            /// The type with that letter; letters are case-sensitive.
            #[inline]
            pub const fn from_letter(letter: u8) -> Option<Self> {
                match letter {
                    $($letter => Some(Self::$name),)*
                    b'a' => Some(Self::Attribute),
                    _ => None,
                }
            }

            /// Whether `value` follows the grammar of this line type.
            #[inline]
            #[expect(elided_lifetimes_in_paths, reason = "a check keeps nothing of the value")]
            pub(crate) fn check(self, value: &[u8]) -> Result<(), Fault> {
                match self {
                    $(Self::$name => <$value as TypedLine<'_>>::parse(value).map(drop),)*
                    Self::Attribute => Attr::split(value).check(),
                }
            }
        }

        /// The typed value of a line.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum LineValue<'a> {
            $(#[doc = $doc] $name($value $(<$life>)?),)*
            /// `a=`: an attribute.
            Attribute(Attribute<'a>),
        }

        impl<'a> LineValue<'a> {
            /// Reads the value of a line of type `line_type`.
            ///
            /// # Errors
            /// When it does not follow the grammar, with the place in the value.
            pub fn parse(line_type: LineType, value: &'a [u8]) -> Result<Self, Fault> {
                match line_type {
                    $(LineType::$name => TypedLine::parse(value).map(Self::$name),)*
                    LineType::Attribute => Attr::split(value).parse().map(Self::Attribute),
                }
            }

            /// Writes the value in its canonical spelling.
            ///
            /// # Errors
            /// When the sink is full.
            pub fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
                match self {
                    $(Self::$name(value) => value.write(out),)*
                    Self::Attribute(attribute) => {
                        out.put(attribute.name().as_bytes())?;
                        if attribute.has_value() {
                            out.put(b":")?;
                        }
                        attribute.write(out)
                    }
                }
            }

            /// Shows each field to `visitor`.
            pub fn visit(&self, visitor: &mut dyn Visitor) {
                match self {
                    $(Self::$name(value) => value.visit(visitor),)*
                    Self::Attribute(attribute) => attribute.visit(visitor),
                }
            }
        }
    };
}

line_types! {
    b'v' Version Version "`v=`: the protocol version.",
    b'o' Origin<'a> Origin "`o=`: originator and session identifier.",
    b's' SessionName<'a> SessionName "`s=`: the session name.",
    b'i' Information<'a> Information "`i=`: session or media information.",
    b'u' Uri<'a> UriLine "`u=`: a URI of a description.",
    b'e' Email<'a> Email "`e=`: an email address.",
    b'p' Phone<'a> Phone "`p=`: a phone number.",
    b'c' Connection<'a> Connection "`c=`: connection information.",
    b'b' Bandwidth<'a> Bandwidth "`b=`: a bandwidth.",
    b't' Timing Timing "`t=`: the time the session is active.",
    b'r' Repeat<'a> RepeatTimes "`r=`: repeat times.",
    b'z' Zones<'a> Zones "`z=`: time zone adjustments.",
    b'k' Key<'a> Key "`k=`: an encryption key; obsolete.",
    b'm' Media<'a> MediaLine "`m=`: the start of a media section.",
}

impl fmt::Display for LineType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", char::from(self.letter()))
    }
}

/// A typed line: the value after `<letter>=`.
///
/// ```
/// use sdpkit_core::{line::Origin, TypedLine};
/// let origin = Origin::parse(b"- 20518 0 IN IP4 203.0.113.1")?;
/// assert_eq!(origin.session_id.to_u64(), Some(20518));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
pub trait TypedLine<'a>: Copy {
    /// The type letter.
    const TYPE: LineType;

    /// Reads the value.
    ///
    /// # Errors
    /// When it does not follow the grammar, with the place in the value.
    fn parse(value: &'a [u8]) -> Result<Self, Fault>;

    /// Writes the value in its canonical spelling.
    ///
    /// # Errors
    /// When the sink is full.
    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError>;

    /// Shows each field to `visitor`.
    fn visit(&self, visitor: &mut dyn Visitor);
}

/// Declares a typed line; its grammar is a `record!`, or a `Field` and `Record` written by hand.
///
/// Before: `line! { Media => MediaLine<'a> }`
/// After: `TypedLine` for `MediaLine`, of type `LineType::Media`.
macro_rules! line {
    ($type:ident => $name:ident $(<$life:lifetime>)?) => {
        impl<'a> $crate::line::TypedLine<'a> for $name $(<$life>)? {
            const TYPE: $crate::line::LineType = $crate::line::LineType::$type;

            #[inline]
            fn parse(value: &'a [u8]) -> Result<Self, $crate::Fault> {
                $crate::grammar::complete(value, <Self as $crate::grammar::Field>::read)
            }

            fn write(
                &self,
                out: &mut dyn $crate::writer::Sink,
            ) -> Result<(), $crate::writer::WriteError> {
                $crate::grammar::Field::write(self, out)
            }

            fn visit(&self, visitor: &mut dyn $crate::visit::Visitor) {
                $crate::visit::Record::visit_fields(self, visitor);
            }
        }
    };
}

pub(crate) use line;

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
    pub fn parse<L: TypedLine<'a>>(self) -> Option<Result<L, Error>> {
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
    start: u32,
    section: u32,
}

impl<'a> Lines<'a> {
    /// The lines of `rest`, which starts at byte `start` of the text, in section `section`.
    pub(crate) const fn new(rest: &'a [u8], start: u32, section: u32) -> Self {
        Self { rest, start, section }
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
        let length = memchr::memchr(b'\n', self.rest).map_or(self.rest.len(), |at| at + 1);
        let (raw, rest) = self.rest.split_at_checked(length)?;
        if let [b'm', b'=', ..] = raw {
            self.section = self.section.saturating_add(1);
        }
        let line = Line::new(raw, self.start, self.section);
        self.rest = rest;
        self.start = self.start.saturating_add(saturate(length));
        Some(line)
    }
}

impl core::iter::FusedIterator for Lines<'_> {}
