//! Operators' networks: 3GPP IMS, ETSI TISPAN IPTV, ITU-T gateways.

use crate::attribute::declare::attribute;
use crate::attribute::keywords::keywords;
use crate::grammar::{Token, Word};
use crate::text::Text;

attribute! {
    /// An IP realm the media went through, so that a later gateway can take the shortest path
    /// (3GPP TS 24.229 §7.5).
    "visited-realm" => VisitedRealm<'a> example "1 abcX.example.net IN IP4 192.0.2.1 1000" {
        /// The number of the instance.
        instance: u32,
        /// The name of the realm.
        " " realm: Word<'a>,
        /// The network type: `IN`.
        " " net_type: Token<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address in that realm.
        " " address: Word<'a>,
        /// The port.
        " " port: u16,
        /// Further pairs of names and values.
        " " extensions: Option<Text<'a>>,
    }
}

attribute! {
    /// Another realm that can be reached from the gateway that wrote it (3GPP TS 24.229 §7.5).
    "secondary-realm" => SecondaryRealm<'a> example "2 example.com IN IP4 192.0.2.2 5000" {
        /// The number of the instance.
        instance: u32,
        /// The name of the realm.
        " " realm: Word<'a>,
        /// The network type: `IN`.
        " " net_type: Token<'a>,
        /// The address type: `IP4` or `IP6`.
        " " address_type: Token<'a>,
        /// The address in that realm.
        " " address: Word<'a>,
        /// The port.
        " " port: u16,
        /// Further pairs of names and values.
        " " extensions: Option<Text<'a>>,
    }
}

attribute! {
    /// Checksum of the media section, to see whether it changed on the way (3GPP TS 24.229).
    "omr-m-cksum" => OmrMediaChecksum<'a> example "1 A1B2" opaque
}

attribute! {
    /// Checksum of the session part, to see whether it changed on the way (3GPP TS 24.229).
    "omr-s-cksum" => OmrSessionChecksum<'a> example "1 A1B2" opaque
}

attribute! {
    /// A media attribute before a gateway changed it (3GPP TS 24.229).
    "omr-m-att" => OmrMediaAttribute<'a> example "3 sendrecv" opaque
}

attribute! {
    /// A session attribute before a gateway changed it (3GPP TS 24.229).
    "omr-s-att" => OmrSessionAttribute<'a> example "3 sendrecv" opaque
}

attribute! {
    /// The media bandwidth before a gateway changed it (3GPP TS 24.229).
    "omr-m-bw" => OmrMediaBandwidth<'a> example "3 AS:64" opaque
}

attribute! {
    /// The session bandwidth before a gateway changed it (3GPP TS 24.229).
    "omr-s-bw" => OmrSessionBandwidth<'a> example "3 AS:64" opaque
}

attribute! {
    /// The formats before a gateway changed them (3GPP TS 24.229).
    "omr-codecs" => OmrCodecs<'a> example "3 0 8" opaque
}

attribute! {
    /// Copies of a media stream to several devices of a user (3GPP TS 24.337).
    "3gpp.iut.replication" => IutReplication<'a> example "1" opaque
}

attribute! {
    /// A personalised IPTV channel (ETSI TS 183 063).
    "PSCid" => PersonalChannelId<'a> example "1" opaque
}

attribute! {
    /// The IPTV channel (ETSI TS 183 063).
    "bc_service" => BroadcastService<'a> example "news" opaque
}

attribute! {
    /// The programme on an IPTV channel (ETSI TS 183 063).
    "bc_program" => BroadcastProgram<'a> example "news" opaque
}

attribute! {
    /// A package of IPTV channels (ETSI TS 183 063).
    "bc_service_package" => BroadcastServicePackage<'a> example "news" opaque
}

attribute! {
    /// The kind of a message of the IP bearer control protocol (ITU-T Q.1970).
    "ipbcp" => Ipbcp<'a> example "1 Request" {
        /// The version of the protocol.
        version: u8,
        /// What the message is.
        " " kind: IpbcpMessage<'a>,
    }
}

attribute! {
    /// An H.248 property that SDP has no attribute for (ITU-T H.248.15).
    "h248item" => H248Item<'a> example "nt/jit=40" opaque
}

keywords! {
    /// The messages of the IP bearer control protocol.
    IpbcpMessage<'a> or Other {
        /// A bearer is asked for.
        Request = "Request",
        /// It is granted.
        Accepted = "Accepted",
        /// The request was not understood.
        Confused = "Confused",
        /// It is refused.
        Rejected = "Rejected",
    }
}

#[cfg(test)]
mod tests {
    use super::{Ipbcp, IpbcpMessage, VisitedRealm};
    use crate::attribute::TypedAttribute;
    use crate::error::Expected;

    #[test]
    fn realms_may_have_extensions() {
        let value = b"1 abcX.example.net IN IP4 192.0.2.1 1000 net-type nat";
        let realm = VisitedRealm::parse(Some(value)).unwrap();
        assert_eq!((realm.realm.to_str(), realm.port), (Ok("abcX.example.net"), 1000));
        assert_eq!(realm.extensions.unwrap(), "net-type nat");
        let fault = VisitedRealm::parse(Some(b"abcX.example.net")).unwrap_err();
        assert_eq!((fault.at(), fault.expected()), (0, Expected::NumberU32));
    }

    #[test]
    fn bearer_messages_have_a_version() {
        let message = Ipbcp::parse(Some(b"1 Accepted")).unwrap();
        assert_eq!((message.version, message.kind), (1, IpbcpMessage::Accepted));
    }
}
