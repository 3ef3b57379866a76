//! What is wrong and where: `expected X, found Y` with a span.
//!
//! Inside a value a reader fails with a [`Fault`] (8 bytes, relative to the value); whoever knows
//! where the value stands turns it into an [`Error`] with a place in the text.

use core::fmt::{self, Write as _};

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
    AddressCount = "a number of addresses, at least 1",
    AddressType = "an address type (IP4 or IP6)",
    Alphanumeric = "letters or digits",
    AngleClose = "`>`",
    AngleOpen = "`<`",
    AspectRatio = "an aspect ratio (0.1 to 9.9999)",
    AspectRatioRange = "a range of aspect ratios in brackets",
    AtSign = "`@`",
    BandwidthType = "a bandwidth type",
    Base64 = "base64",
    Boolean = "true or false",
    Bracket = "a bracket",
    CandidatePrefix = "`candidate:`",
    CapabilityNumber = "a number from 1 to 2147483647",
    Character = "another character",
    Charset = "a character set",
    ClockSource = "a clock source",
    ClosingBracket = "`]`",
    Colon = "`:`",
    Comma = "`,`",
    Component = "a component (1 to 256)",
    ConferenceType = "broadcast, meeting, moderated, test or H332",
    Configuration = "a part of a configuration",
    ConnectionMode = "new or existing",
    ContactName = "a name without parentheses and angle brackets",
    Correlation = "a value of that correlation mechanism",
    CryptoKeyMethod = "a key method, as `inline`",
    CryptoParameter = "a session parameter",
    CryptoSuite = "a crypto suite",
    CryptoTag = "a tag (1 to 9 digits)",
    DataChannelOption = "ordered=, subprotocol=, label=, max-retr=, max-time= or priority=",
    Decimal = "a decimal number",
    Deletion = "m, s or ms",
    DifferentKeys = "sar, par and q once each",
    Digit = "a digit",
    Direction = "a direction",
    DomainName = "a domain name",
    Dot = "`.`",
    DtlsRole = "client or server",
    EmailAddress = "an email address",
    End = "the end of the value",
    Equals = "`=`",
    EscapedText = "text with other characters as `%` and two hexadecimal digits",
    Eui48 = "a MAC address (6 bytes in hexadecimal, separated by `-`)",
    Eui64 = "a clock identity (8 bytes in hexadecimal, separated by `-`)",
    ExtensionName = "the name of an extension",
    ExtmapId = "an extension id (0 to 65535)",
    FeedbackType = "a type of feedback",
    FileEvent = "creation, modification or read",
    FileName = "a file name with odd characters as `%` and two digits",
    FileOffset = "an offset of 1 or more",
    FileProperty = "name:, size:, type: or hash:",
    FilterMode = "incl or excl",
    FingerprintBytes = "bytes in hexadecimal, separated by `:`",
    FloorRole = "c-only, s-only or c-s",
    FloorStreams = "`mstrm:` and labels",
    Foundation = "a foundation (1 to 32 letters, digits, `+` or `/`)",
    GreaterNumber = "a greater number",
    Hex = "a hexadecimal number",
    Hyphen = "`-`",
    IceChars = "letters, digits, `+` or `/`",
    IkeRole = "active, passive or actpass",
    ImageSize = "a size in pixels (1 to 999999)",
    KeyLifetime = "a number of packets, as `2^20` or in digits",
    KeyMethod = "prompt, clear, base64 or uri",
    KeyProtocol = "the name of a key management protocol",
    Keyword = "another keyword",
    LanguageTag = "a language tag",
    LoopbackType = "rtp-pkt-loopback or rtp-media-loopback",
    MkiLength = "a length of 1 to 128 bytes",
    MsidId = "1 to 64 token characters",
    MsrpScheme = "msrp or msrps",
    MsrpSession = "the session of an MSRP URI",
    NetType = "a network type (IN)",
    NoTrailingZero = "no zero at the end of a fraction",
    NoValue = "no value",
    Number = "a number",
    NumberFrom1 = "a number from 1 to 4294967295",
    NumberU16 = "a number up to 65535",
    NumberU32 = "a number up to 4294967295",
    NumberU64 = "a number up to 18446744073709551615",
    NumberU8 = "a number up to 255",
    OneAlternative = "one alternative",
    OpeningBracket = "`[`",
    Orientation = "portrait, landscape or seascape",
    OtherDirection = "the other direction",
    ParameterLine = "a or b",
    ParenthesisClose = "`)`",
    ParenthesisOpen = "`(`",
    PayloadScope = "a payload type (0 to 127) or `*`",
    PayloadType = "a payload type (0 to 127)",
    PhoneNumber = "a phone number (digits, spaces and hyphens)",
    Port = "a port (0 to 65535)",
    PositiveDecimal = "a number greater than zero",
    Preference = "a preference (0.0 to 1.0)",
    PtpDomain = "a PTP domain (0 to 127)",
    PtpDomainName = "a PTP domain name (1 to 16 characters)",
    Quote = "`\"`",
    RangeTime = "a time in the unit of the range",
    RangeUnit = "npt, clock or smpte",
    RealType = "integer, string or buffer",
    RepeatInterval = "a length of time that is not 0 (a number, then perhaps d, h, m or s)",
    Restriction = "a restriction",
    Rid = "a restriction identifier",
    RisingNumbers = "rising numbers",
    Segment = "e2e, local or remote",
    Semicolon = "`;`",
    ServiceCode = "a DCCP service code",
    SessionTime = "a time in seconds since 1900 (0, or at least ten digits)",
    SetupRole = "active, passive, actpass or holdconn",
    Slash = "`/`",
    Space = "a space",
    StreamDirection = "send or recv",
    Strength = "mandatory, optional, none, failure or unknown",
    Switch = "0 or 1",
    TcpType = "active, passive or so",
    Text = "text",
    Time = "a time",
    TimeUnit = "ms or us",
    TlsId = "20 to 255 letters, digits, `+`, `/`, `-` or `_`",
    Token = "a token",
    Ttl = "a time to live (0 to 255)",
    Typ = "`typ`",
    TypedTime = "a length of time (a number, then perhaps d, h, m or s)",
    Uri = "a URI",
    Value = "a value",
    VisibleCharacter = "a visible ASCII character",
    WebSocketUri = "a URI of scheme ws or wss",
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
            [b'[' | b']', ..] => Self::Bracket,
            [b'-', ..] => Self::Hyphen,
            [b';', ..] => Self::Semicolon,
            [b'(', ..] => Self::ParenthesisOpen,
            [b')', ..] => Self::ParenthesisClose,
            [b'<', ..] => Self::AngleOpen,
            [b'>', ..] => Self::AngleClose,
            [b'@', ..] => Self::AtSign,
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
    pub fn quoting(self, sdp: Sdp<'_>) -> impl fmt::Display + '_ {
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
                write!(f, "expected {expected}, found `")?;
                for chunk in self.found.as_bytes().utf8_chunks() {
                    // What a description holds must not reach a terminal as a command.
                    for character in chunk.valid().chars() {
                        if character.is_control() {
                            write!(f, "{}", character.escape_unicode())?;
                        } else {
                            f.write_char(character)?;
                        }
                    }
                    if !chunk.invalid().is_empty() {
                        f.write_char('\u{fffd}')?;
                    }
                }
                f.write_char('`')
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
