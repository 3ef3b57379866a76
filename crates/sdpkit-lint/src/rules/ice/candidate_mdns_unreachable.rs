use super::parts::Part;
use super::reach::{Reach, reach};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// All candidates have `.local` names.
    ///
    /// Browsers hide private addresses behind such names until the user has allowed the camera or
    /// the microphone. Only who is on the same link, and resolves names by multicast DNS, can reach
    /// them. Media servers seldom do; they wait to be contacted. With `srflx` or `relay` candidates,
    /// from a STUN or TURN server, others can connect too.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2113937151 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 54842 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2113937151 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 54842 typ host
    /// a=candidate:2 1 udp 1677729535 203.0.113.7 54842 typ srflx raddr 0.0.0.0 rport 9
    /// ```
    id: "candidate-mdns-unreachable",
    category: Ice,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1 “used by ICE agents to conceal local IP addresses”",
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §4.1 “mDNS queries have limited scope”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if let Some((Reach::Mdns, first)) = reach(document) {
        report
            .add(Part::Address.of(&first), "this and all other candidates have `.local` names")
            .note("only peers on the same link that resolve mDNS names can reach them")
            .help("configure a STUN or TURN server for peers elsewhere");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 9\n",
        b"{webrtc}a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\n\
            a=candidate:1 1 udp 1 10.0.0.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\na=candidate:1\n",
        b"{webrtc}a=ice-ufrag:8hhY\n",
    ],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local]] 9 typ host\n\
        a=candidate:1 1 udp 1 0ddc4f4e-e26b-4c3b-a4ed-ea9bc0ae04b6.local 9 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
