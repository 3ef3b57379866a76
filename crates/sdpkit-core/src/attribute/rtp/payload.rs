//! The payload type, and what stands for one or for all.

use crate::error::{Expected, Fault};
use crate::grammar::{Field, Parsed, Token, complete, miss, number};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

/// An RTP payload type: 0 to 127 (RFC 3550 §5.1).
///
/// ```
/// use sdpkit_core::attribute::PayloadType;
/// assert_eq!(PayloadType::new(96).map(PayloadType::get), Some(96));
/// assert!(PayloadType::new(128).is_none());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayloadType(u8);

impl PayloadType {
    /// The payload type `number`, if it is at most 127.
    pub const fn new(number: u8) -> Option<Self> {
        if number > 127 { None } else { Some(Self(number)) }
    }

    /// The payload type that `format`, a format of an `m=` line or an `a=fmtp`, names.
    ///
    /// ```
    /// use sdpkit_core::{attribute::PayloadType, Token};
    /// let named = |format| PayloadType::named(Token::new(format).unwrap());
    /// assert_eq!(named("96"), PayloadType::new(96));
    /// assert!(named("webrtc-datachannel").is_none() && named("+96").is_none());
    /// ```
    pub fn named(format: Token<'_>) -> Option<Self> {
        complete(format.as_bytes(), Self::read).ok()
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Whether RFC 3551 §3 leaves the number to dynamic assignment: 96 to 127, and 35 to 63 once
    /// those are used up.
    pub const fn is_dynamic(self) -> bool {
        matches!(self.0, 35..=63 | 96..=127)
    }
}

impl<'a> Field<'a> for PayloadType {
    const PATTERN: &'static str = "[0-9]|[1-9][0-9]|1[01][0-9]|12[0-7]";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, number) = number(127, Expected::PayloadType, input)?;
        match u8::try_from(number) {
            Ok(number) => Ok((rest, Self(number))),
            Err(_) => miss(input, Expected::PayloadType),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        self.0.write(out)
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Number(self.0.into()));
    }
}

impl TryFrom<u8> for PayloadType {
    type Error = Fault;

    fn try_from(number: u8) -> Result<Self, Fault> {
        Self::new(number).ok_or(Fault::new(0, Expected::PayloadType))
    }
}

impl core::fmt::Display for PayloadType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

/// What an attribute holds for: one payload type, or all of the section.
///
/// ```
/// use sdpkit_core::{attribute::{PayloadType, RtcpFb}, TypedAttribute};
/// let feedback = RtcpFb::parse(Some(b"* nack pli"))?;
/// assert!(PayloadType::new(96).is_some_and(|vp8| feedback.payload.holds_for(vp8)));
/// # Ok::<(), sdpkit_core::Fault>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "one or all: RFC 4585 §4.2 and RFC 6236 §3.1.1")]
pub enum PayloadScope {
    /// `*`: every payload type of the section.
    All,
    /// One payload type.
    One(PayloadType),
}

impl PayloadScope {
    /// Whether `payload` is meant.
    pub fn holds_for(self, payload: PayloadType) -> bool {
        match self {
            Self::All => true,
            Self::One(one) => one == payload,
        }
    }
}

impl<'a> Field<'a> for PayloadScope {
    const PATTERN: &'static str = "\\*|[0-9]|[1-9][0-9]|1[01][0-9]|12[0-7]";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        if let Some(rest) = input.strip_prefix(b"*") {
            return Ok((rest, Self::All));
        }
        match PayloadType::read(input) {
            Ok((rest, payload)) => Ok((rest, Self::One(payload))),
            Err(_) => miss(input, Expected::PayloadScope),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        match self {
            Self::All => out.put(b"*"),
            Self::One(payload) => payload.write(out),
        }
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        match self {
            Self::All => visitor.field(name, Value::Text(Text::new(b"*"))),
            Self::One(payload) => payload.visit(name, visitor),
        }
    }
}

impl core::fmt::Display for PayloadScope {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::All => f.write_str("*"),
            Self::One(payload) => payload.fmt(f),
        }
    }
}
