//! `a=rtpmap` and the payload type (RFC 8866 §6.6).

use crate::attribute::declare::attribute;
use crate::error::Expected;
use crate::grammar::{Field, Parsed, Token, miss, number};
use crate::visit::{Value, Visitor};
use crate::writer::{Sink, WriteError};

attribute! {
    /// Maps a payload type to an encoding name, a clock rate and parameters such as the number of
    /// audio channels.
    "rtpmap" => RtpMap<'a> example "111 opus/48000/2" {
        /// The RTP payload type, as listed in the `m=` line.
        payload: PayloadType,
        /// The encoding name; compared without case (RFC 4855 §3).
        " " encoding: Token<'a>,
        /// The RTP clock rate in Hz.
        "/" clock_rate: u32,
        /// The number of audio channels; 1 when absent.
        "/" channels: Option<u8>,
    }
}

attribute! {
    /// RTP and RTCP share a port.
    "rtcp-mux" => RtcpMux flag
}

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

impl core::fmt::Display for PayloadType {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::RtpMap;
    use crate::attribute::TypedAttribute;

    #[test]
    fn the_clock_rate_is_mandatory() {
        let fault = RtpMap::parse(Some(b"96 AppleLossless")).unwrap_err();
        assert_eq!((fault.at(), fault.to_string().as_str()), (16, "expected `/`"));
    }

    #[test]
    fn payload_types_end_at_127() {
        let fault = RtpMap::parse(Some(b"200 opus/48000")).unwrap_err();
        assert_eq!(fault.to_string(), "expected a payload type (0 to 127)");
    }
}
