//! What is wrong and where: `expected X, found Y` with a span.
//!
//! Inside a value a reader fails with a [`Fault`] (8 bytes, relative to the value); whoever knows
//! where the value stands turns it into an [`Error`] with a place in the text.

use core::fmt;

use crate::line::LineType;
use crate::sdp::Sdp;
use crate::span::{Span, saturate};
use crate::text::Text;

/// Declares what a reader can expect, each with the words that fill "expected ...".
macro_rules! expected {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)*) => {
        /// What a reader looked for when it failed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Expected {
            $(#[doc = concat!("Expected ", $words, ".")] $(#[$doc])* $name,)*
        }

        impl Expected {
            /// The words for a message, as in "expected a port".
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

expected! {
    Address = "an address",
    AddressCount = "a number of addresses",
    AddressType = "an address type (IP4 or IP6)",
    BandwidthType = "a bandwidth type",
    Base64 = "base64",
    CandidatePrefix = "`candidate:`",
    Character = "another character",
    ClockSource = "a clock source",
    Colon = "`:`",
    Comma = "`,`",
    Component = "a component (1 to 256)",
    ConnectionMode = "new or existing",
    Date = "a date",
    Decimal = "a decimal number",
    Digit = "a digit",
    Direction = "a direction",
    Dot = "`.`",
    End = "the end of the value",
    Equals = "`=`",
    ExtensionName = "the name of an extension",
    ExtmapId = "an extension id (0 to 65535)",
    FeedbackType = "a type of feedback",
    FingerprintBytes = "bytes in hexadecimal, separated by `:`",
    Foundation = "a foundation (1 to 32 letters, digits, `+` or `/`)",
    Hex = "a hexadecimal number",
    Hyphen = "`-`",
    IceChars = "letters, digits, `+` or `/`",
    IkeRole = "active, passive or actpass",
    Ipv4Address = "an IPv4 address",
    Ipv6Address = "an IPv6 address",
    Keyword = "another keyword",
    MediaType = "a media type",
    MsidId = "1 to 64 token characters",
    NoValue = "no value",
    Number = "a number",
    NumberU16 = "a number up to 65535",
    NumberU32 = "a number up to 4294967295",
    NumberU64 = "a number up to 18446744073709551615",
    NumberU8 = "a number up to 255",
    PayloadScope = "a payload type (0 to 127) or `*`",
    PayloadType = "a payload type (0 to 127)",
    Port = "a port (0 to 65535)",
    Quote = "`\"`",
    RealType = "integer, string or buffer",
    Rid = "a restriction identifier",
    Semicolon = "`;`",
    SetupRole = "active, passive, actpass or holdconn",
    Slash = "`/`",
    Space = "a space",
    TcpType = "active, passive or so",
    Text = "text",
    Time = "a time",
    Token = "a token",
    Ttl = "a time to live (0 to 255)",
    Typ = "`typ`",
    Uri = "a URI",
    Value = "a value",
    VisibleCharacter = "a visible ASCII character",
    Word = "a word",
}

impl Expected {
    /// What a missing literal is called, by its first byte.
    pub(crate) const fn literal(literal: &str) -> Self {
        match literal.as_bytes() {
            [b' ', ..] => Self::Space,
            [b'/', ..] => Self::Slash,
            [b':', ..] => Self::Colon,
            [b'=', ..] => Self::Equals,
            [b',', ..] => Self::Comma,
            [b'.', ..] => Self::Dot,
            [b'"', ..] => Self::Quote,
            [b'-', ..] => Self::Hyphen,
            [b';', ..] => Self::Semicolon,
            _ => Self::Keyword,
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What stood where something else was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Found {
    /// Nothing more: the value or the text ended.
    End,
    /// Text that starts with this byte; the error's span covers it.
    Byte(u8),
}

impl Found {
    /// What `rest` starts with.
    pub(crate) fn first_of(rest: &[u8]) -> Self {
        rest.first().map_or(Self::End, |&byte| Self::Byte(byte))
    }
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::End => f.write_str("the end"),
            Self::Byte(b' ') => f.write_str("a space"),
            Self::Byte(byte) => write!(f, "`{}`", core::ascii::escape_default(byte)),
        }
    }
}

/// Where and why reading a value failed, relative to that value.
///
/// ```
/// use sdpkit_core::{Expected, attribute::RtpMap, TypedAttribute};
/// let fault = RtpMap::parse(Some(b"111 opus")).unwrap_err();
/// assert_eq!(fault.at(), 8);
/// assert_eq!(fault.to_string(), "expected `/`");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}")]
pub struct Fault {
    at: u32,
    expected: Expected,
}

impl Fault {
    /// A fault at byte `at` of the value.
    pub const fn new(at: u32, expected: Expected) -> Self {
        Self { at, expected }
    }

    /// Offset in the value of the first byte that does not fit.
    pub const fn at(self) -> u32 {
        self.at
    }

    /// What would have fitted there.
    pub const fn expected(self) -> Expected {
        self.expected
    }

    /// The error for this fault in `value`, which starts at byte `start` of the text.
    ///
    /// Its span runs to the end of the word at the fault, and is empty at the end of the value.
    #[cold]
    pub fn locate(self, value: &[u8], start: u32) -> Error {
        let rest = value.get(self.at as usize..).unwrap_or_default();
        let word = match rest.first() {
            None => 0,
            Some(b' ') => 1,
            Some(_) => memchr::memchr(b' ', rest).unwrap_or(rest.len()),
        };
        let at = start.saturating_add(self.at);
        let span = Span::new(at, at.saturating_add(saturate(word)));
        let found = Found::first_of(rest);
        Error::new(ErrorKind::Value { expected: self.expected, found }, span)
    }
}

/// Something in a text that RFC 8866 or the RFC of an attribute does not allow, and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct Error {
    kind: ErrorKind,
    span: Span,
}

impl Error {
    pub(crate) const fn new(kind: ErrorKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// What is wrong.
    pub const fn kind(self) -> ErrorKind {
        self.kind
    }

    /// Where it is wrong: the text that does not fit, or an empty span where something is missing.
    pub const fn span(self) -> Span {
        self.span
    }

    /// The message with all the text that was found, where the plain one has its first byte.
    ///
    /// ```
    /// use sdpkit_core::Sdp;
    /// let sdp = Sdp::new("v=0\r\no=- 1 IN IP4 192.0.2.1\r\n");
    /// let error = sdp.errors().next().unwrap();
    /// assert_eq!(error.to_string(), "expected a number, found `I`");
    /// assert_eq!(error.quoting(sdp).to_string(), "expected a number, found `IN`");
    /// ```
    pub fn quoting<'a>(self, sdp: Sdp<'a>) -> impl fmt::Display + 'a {
        Quoting { error: self, found: sdp.slice(self.span) }
    }
}

/// An error together with the text it is about.
struct Quoting<'a> {
    error: Error,
    found: Text<'a>,
}

impl fmt::Display for Quoting<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.error.kind {
            ErrorKind::Value { expected, found: Found::Byte(byte) } if byte != b' ' => {
                write!(f, "expected {expected}, found `{}`", self.found)
            }
            kind => kind.fmt(f),
        }
    }
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The text is longer than spans can tell (4 GiB - 1 byte).
    #[error("expected less than 4 GiB of text, found more")]
    TooLarge,
    /// There is no text at all.
    #[error("expected a session description, found no text")]
    EmptyText,
    /// A UTF-8 byte order mark stands before the first line.
    #[error("expected `v=`, found a byte order mark")]
    ByteOrderMark,
    /// A NUL byte, or a CR that no LF follows; RFC 8866 §5 forbids both.
    #[error("expected text without NUL and lone CR, found `{}`", core::ascii::escape_default(*found))]
    ForbiddenByte {
        /// The byte: 0 or 13.
        found: u8,
    },
    /// The last line has no line end.
    #[error("expected a line end, found the end of the text")]
    MissingLineEnd,
    /// A line with nothing in it.
    #[error("expected a line, found a blank line")]
    BlankLine,
    /// White space before the type letter.
    #[error("expected a line type, found white space before it")]
    LeadingSpace,
    /// A line that is not `<letter>=<value>`.
    #[error("expected `<type>=<value>`, found {found} where `=` belongs")]
    MalformedLine {
        /// What stood in place of the `=`.
        found: Found,
    },
    /// A type letter that RFC 8866 does not define.
    #[error("expected a line type of RFC 8866, found `{}=`", core::ascii::escape_default(*found))]
    UnknownLineType {
        /// The letter.
        found: u8,
    },
    /// A line that comes too late: its type belongs before a line already read.
    #[error("expected no `{found}=` after `{after}=`, found one")]
    LineOutOfOrder {
        /// The type of the line.
        found: LineType,
        /// The type of the line that should have come later.
        after: LineType,
    },
    /// A second line of a type that may stand only once.
    #[error("expected one `{found}=` line, found another")]
    RepeatedLine {
        /// The type of the line.
        found: LineType,
    },
    /// A line that every description must have is missing; the span is its place.
    #[error("expected a `{expected}=` line, found none")]
    MissingLine {
        /// The type of the line.
        expected: LineType,
    },
    /// The value of a line or an attribute does not follow its grammar.
    #[error("expected {expected}, found {found}")]
    Value {
        /// What would have fitted.
        expected: Expected,
        /// What stood there.
        found: Found,
    },
}
