//! The direction attributes (RFC 8866 §6.7).

use super::declare::attribute;
use super::{Attr, AttributeKind};
use crate::error::Expected;
use crate::grammar::{Field, Parsed, keyword, miss};
use crate::text::Text;
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Media is received and sent.
    "sendrecv" => SendRecv flag
}

attribute! {
    /// Media is only sent.
    "sendonly" => SendOnly flag
}

attribute! {
    /// Media is only received.
    "recvonly" => RecvOnly flag
}

attribute! {
    /// Media is neither sent nor received; RTCP still is.
    "inactive" => Inactive flag
}

/// The direction of media, from the point of view of whoever wrote the description.
///
/// ```
/// use sdpkit_core::attribute::Direction;
/// assert_eq!(Direction::SendOnly.reversed(), Direction::RecvOnly);
/// assert!(Direction::SendOnly.sends() && !Direction::SendOnly.receives());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[expect(clippy::exhaustive_enums, reason = "sending and receiving can be combined in four ways")]
pub enum Direction {
    /// `sendrecv`, the default when nothing is said.
    #[default]
    SendRecv,
    /// `sendonly`
    SendOnly,
    /// `recvonly`
    RecvOnly,
    /// `inactive`
    Inactive,
}

impl Direction {
    /// The attribute's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SendRecv => "sendrecv",
            Self::SendOnly => "sendonly",
            Self::RecvOnly => "recvonly",
            Self::Inactive => "inactive",
        }
    }

    /// Whether whoever wrote the description sends media.
    pub const fn sends(self) -> bool {
        matches!(self, Self::SendRecv | Self::SendOnly)
    }

    /// Whether whoever wrote the description receives media.
    pub const fn receives(self) -> bool {
        matches!(self, Self::SendRecv | Self::RecvOnly)
    }

    /// The direction as the other side sees it.
    #[must_use]
    pub const fn reversed(self) -> Self {
        match self {
            Self::SendOnly => Self::RecvOnly,
            Self::RecvOnly => Self::SendOnly,
            same => same,
        }
    }

    /// The direction an attribute says; `a=sendrecv:x` says none.
    pub fn of(attr: Attr<'_>) -> Option<Self> {
        if attr.value().is_some() {
            return None;
        }
        match attr.kind()? {
            AttributeKind::SendRecv => Some(Self::SendRecv),
            AttributeKind::SendOnly => Some(Self::SendOnly),
            AttributeKind::RecvOnly => Some(Self::RecvOnly),
            AttributeKind::Inactive => Some(Self::Inactive),
            _ => None,
        }
    }

    /// The first direction among `attributes`.
    pub(crate) fn first_of<'a>(mut attributes: impl Iterator<Item = Attr<'a>>) -> Option<Self> {
        attributes.find_map(Self::of)
    }
}

/// A direction as part of a value: `a=extmap:1/sendonly ...` (RFC 8285 §8).
impl<'a> Field<'a> for Direction {
    const PATTERN: &'static str = "(sendrecv|sendonly|recvonly|inactive)";

    #[inline]
    fn read(input: &'a [u8]) -> Parsed<'a, Self> {
        let (rest, word) = keyword(Expected::Direction, input)?;
        match word {
            b"sendrecv" => Ok((rest, Self::SendRecv)),
            b"sendonly" => Ok((rest, Self::SendOnly)),
            b"recvonly" => Ok((rest, Self::RecvOnly)),
            b"inactive" => Ok((rest, Self::Inactive)),
            _ => miss(input, Expected::Direction),
        }
    }

    fn write(&self, out: &mut dyn Sink) -> Result<(), WriteError> {
        out.put(self.as_str().as_bytes())
    }

    fn visit(&self, name: &'static str, visitor: &mut dyn Visitor) {
        visitor.field(name, Value::Text(Text::from(self.as_str())));
    }
}

impl core::fmt::Display for Direction {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.as_str())
    }
}
