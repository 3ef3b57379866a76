use sdpkit_core::attribute::CandidateType;

use super::related_address::check_related;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A reflexive candidate tells the private address behind it.
    ///
    /// `raddr` and `rport` are the base of the candidate: the address of the machine itself. It is
    /// of use to diagnosis alone, and undoes what hiding the host candidate was for. Where a host
    /// candidate tells the same address, that one is reported instead. Chrome and Firefox write
    /// `raddr 0.0.0.0 rport 0` when they hide addresses; the standard wants port 9.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:2 1 udp 1694498815 203.0.113.5 45664 typ srflx raddr 192.168.1.23 rport 50000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:2 1 udp 1694498815 203.0.113.5 45664 typ srflx raddr 0.0.0.0 rport 9
    /// ```
    id: "srflx-related-address-leak",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1.2.2 “MUST have its raddr field set to \"0.0.0.0\"/\"::\" and its rport field set to \"9\"”",
        "RFC 8839 §5.1 “the address MUST be set to \"0.0.0.0\"”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    check_related(
        document,
        report,
        |typ| matches!(typ, CandidateType::ServerReflexive | CandidateType::PeerReflexive),
        "`raddr` tells the address of the machine behind the NAT",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 45664 typ srflx raddr 0.0.0.0 rport 9\n\
            a=candidate:2 1 udp 1 2001:db8::1 45664 typ srflx raddr :: rport 9\n",
        b"{webrtc}a=candidate:1 1 udp 2 10.0.0.1 5 typ host\na=candidate:2 1 udp 1 203.0.113.5 5 typ srflx raddr 10.0.0.1 rport 5\n",
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 45664 typ relay raddr 10.0.0.1 rport 9\n",
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 45664 typ srflx raddr x.local rport 9\n",
        b"{session}{audio}a=candidate:2 1 udp 1 203.0.113.5 45664 typ srflx raddr 10.0.0.1 rport 9\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 45664 typ srflx raddr [[192.168.1.23]] rport 50000\n\
            a=candidate:2 2 udp 1 203.0.113.5 45665 typ prflx raddr 192.168.1.23 rport 50001\n\
            a=candidate:3 1 udp 1 203.0.113.5 45664 typ srflx raddr [[8.8.8.8]]\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 5 typ srflx raddr 10.0.0.1 rport 50000 generation 0\n\
            a=candidate:3 1 udp 1 2001:db8::1 5 typ srflx raddr fd00::1 rport 50001\n\
            a=candidate:4 1 udp 1 203.0.113.6 5 typ srflx raddr 10.0.0.1\n",
        b"{webrtc}a=candidate:2 1 udp 1 203.0.113.5 5 typ srflx raddr 0.0.0.0 rport 9 generation 0\n\
            a=candidate:3 1 udp 1 2001:db8::1 5 typ srflx raddr :: rport 9\n\
            a=candidate:4 1 udp 1 203.0.113.6 5 typ srflx raddr 0.0.0.0\n",
    )],
    newlines: Newlines::Crlf,
};
