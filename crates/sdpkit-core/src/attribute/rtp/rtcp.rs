//! RTCP: its port, and how it shares with RTP.

use crate::attribute::declare::{attribute, record};
use crate::grammar::{Token, Word};

attribute! {
    /// Where RTCP is received, when it is not the port after RTP's.
    "rtcp" => Rtcp<'a> example "9 IN IP4 0.0.0.0" {
        /// The port; browsers write 9 while they know no candidate.
        port: u16,
        /// The address, when it is not that of the `c=` line.
        " " address: Option<RtcpAddress<'a>>,
    }
}

record! {
    /// The address of `a=rtcp`: a single host's, IP or domain name (RFC 3605 §2.1).
    RtcpAddress<'a> pattern "IN IP(4 192\\.0\\.2\\.[1-9]|6 2001:db8::[1-9a-f])" {
        /// The network type: `IN`.
        net_type: Token<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address.
        " " address: Word<'a>,
    }
}

attribute! {
    /// RTP and RTCP share a port.
    "rtcp-mux" => RtcpMux flag
}

attribute! {
    /// RTP and RTCP share a port, and the offerer has no other (RFC 8858 §3); for offers.
    "rtcp-mux-only" => RtcpMuxOnly flag
}

attribute! {
    /// RTCP packets may leave out the reports that a compound packet starts with.
    "rtcp-rsize" => RtcpRsize flag
}

#[cfg(test)]
mod tests {
    use super::{Rtcp, RtcpMux};
    use crate::attribute::{AttributeKind, TypedAttribute};
    use crate::error::Expected;

    #[test]
    fn the_address_is_all_or_nothing() {
        let rtcp = Rtcp::parse(Some(b"53020 IN IP6 2001:2345:6789:ABCD:EF01:2345:6789:ABCD"));
        let address = rtcp.unwrap().address.unwrap();
        assert_eq!(address.address_type, "IP6");
        assert_eq!(address.address, "2001:2345:6789:ABCD:EF01:2345:6789:ABCD");
        assert_eq!(Rtcp::parse(Some(b"61026")).unwrap().address, None);
        let fault = Rtcp::parse(Some(b"61026 IN IP4")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (12, Expected::Space));
        assert_eq!(Rtcp::parse(Some(b"abc")).unwrap_err().at(), 0);
        assert_eq!(Rtcp::parse(Some(b"65536")).unwrap_err().at(), 0);
    }

    #[test]
    fn browsers_hide_addresses_behind_names() {
        let rtcp = Rtcp::parse(Some(b"48944 IN IP4 5d3b1a3c-5a1b.local")).unwrap();
        assert_eq!(rtcp.address.unwrap().address, "5d3b1a3c-5a1b.local");
    }

    #[test]
    fn names_are_matched_whole() {
        assert_eq!(AttributeKind::from_name(b"rtcp-mux-only"), Some(AttributeKind::RtcpMuxOnly));
        assert_eq!(AttributeKind::from_name(b"rtcp-mux-foo"), None);
        assert_eq!(RtcpMux::parse(Some(b"x")).unwrap_err().expected(), Expected::NoValue);
    }
}
