//! The SCTP association of a section (RFC 8841).

use crate::attribute::declare::attribute;
use crate::grammar::{Base64, Token};

attribute! {
    /// The SCTP port of the section's association, which runs over DTLS.
    "sctp-port" => SctpPort example "5000" {
        /// The port; 0 closes the association.
        port: u16,
    }
}

attribute! {
    /// The largest message that the sender is able to receive; 65536 bytes when it does not say.
    "max-message-size" => MaxMessageSize example "262144" {
        /// The size in bytes; 0 for any.
        size: u64,
    }
}

attribute! {
    /// The SCTP port as drafts before RFC 8841 had it, with what runs over the association.
    "sctpmap" => SctpMap<'a> example "5000 webrtc-datachannel 1024" {
        /// The SCTP port, listed in the `m=` line.
        port: u16,
        /// The protocol over SCTP.
        " " protocol: Token<'a>,
        /// The number of streams.
        " " streams: Option<u32>,
    }
}

attribute! {
    /// The INIT chunk of the sender's association, which saves a round trip (SNAP).
    "sctp-init" => SctpInit<'a> example "AQAAHGVPFd8AEAAA/////9tAK2qACAAIgsBAwg==" {
        /// The chunk.
        init: Base64<'a>,
    }
}

#[cfg(test)]
mod tests {
    use super::{MaxMessageSize, SctpMap, SctpPort};
    use crate::Expected;
    use crate::attribute::TypedAttribute;

    #[test]
    fn sizes_end_at_64_bits() {
        assert_eq!(MaxMessageSize::parse(Some(b"1073741823")).unwrap().size, 1_073_741_823);
        assert!(MaxMessageSize::parse(Some(b"99999999999999999999")).is_err());
        let fault = MaxMessageSize::parse(Some(b"abc")).unwrap_err();
        assert_eq!(fault.expected(), Expected::NumberU64);
    }

    #[test]
    fn ports_have_16_bits() {
        assert_eq!(SctpPort::parse(Some(b"05000")).unwrap().port, 5000);
        assert!(SctpPort::parse(Some(b"65536")).is_err());
    }

    #[test]
    fn maps_name_a_protocol() {
        let map = SctpMap::parse(Some(b"5000 webrtc-datachannel 65535")).unwrap();
        assert_eq!((map.protocol.as_str(), map.streams), ("webrtc-datachannel", Some(65535)));
        assert_eq!(SctpMap::parse(Some(b"5000 x")).unwrap().streams, None);
        assert_eq!(SctpMap::parse(Some(b"5000")).unwrap_err().at(), 4);
    }
}
