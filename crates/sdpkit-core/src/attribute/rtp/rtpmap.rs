//! `a=rtpmap` (RFC 8866 §6.6).

use super::PayloadType;
use crate::attribute::declare::attribute;
use crate::grammar::Token;

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

#[cfg(test)]
mod tests {
    use super::RtpMap;
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn the_clock_rate_is_mandatory() {
        let fault = RtpMap::parse(Some(b"96 AppleLossless")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (16, Expected::Slash));
    }

    #[test]
    fn payload_types_end_at_127() {
        let fault = RtpMap::parse(Some(b"200 opus/48000")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::PayloadType));
    }

    #[test]
    fn one_space_separates() {
        assert_eq!(RtpMap::parse(Some(b"107  opus/48000/2")).unwrap_err().at(), 4);
        assert_eq!(RtpMap::parse(Some(b"101 telephone-event/8000 ")).unwrap_err().at(), 24);
    }

    #[test]
    fn encodings_are_tokens() {
        let map = RtpMap::parse(Some(b"107 foo+bar!x/8000")).unwrap();
        assert_eq!(
            (map.encoding.as_str(), map.clock_rate, map.channels),
            ("foo+bar!x", 8000, None)
        );
    }
}
