use super::gathering::{end_of_candidates, has_candidates};
use super::parts::Part;
use super::reach::{Reach, reach};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// All candidates are host candidates with private addresses, and no more will follow.
    ///
    /// Peers in the same network can connect, and nobody else: there is no address that a STUN
    /// server saw and no relay of a TURN server. Either none is configured, or none answered. A
    /// peer with a public address still makes a call, because this side contacts it.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.168.1.7 50000 typ host
    /// a=end-of-candidates
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.168.1.7 50000 typ host
    /// a=candidate:2 1 udp 1694498815 203.0.113.7 50000 typ srflx raddr 192.168.1.7 rport 50000
    /// a=end-of-candidates
    /// ```
    id: "candidate-private-only",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8828 §3 “the client's private IP addresses, often [RFC1918] addresses”",
        "RFC 8445 §5.1.1.2 “An ICE agent SHOULD gather server-reflexive and relayed candidates”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some((Reach::Private, first)) = reach(document) else { return };
    let mut gathered = document.model().sections().filter(has_candidates);
    if gathered.all(|section| end_of_candidates(&section).is_some()) {
        report
            .add(Part::Address.of(&first), "this and all other candidates have private addresses")
            .note("peers in other networks cannot reach them")
            .help("configure a STUN or TURN server");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 10.0.0.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=end-of-candidates\n",
        b"{webrtc}a=candidate:1 1 udp 1 10.0.0.1 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 10.0.0.1 rport 9\na=end-of-candidates\n",
        b"{webrtc}a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\na=end-of-candidates\n",
        b"{webrtc}a=candidate:1 1 udp 1 10.0.0.1 9 typ host\na=end-of-candidates\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=candidate:1 1 udp 1 10.0.0.1 9 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 [[10.0.0.1]] 9 typ host\n\
            a=candidate:1 1 udp 1 fd00::1 9 typ host\na=candidate:1 1 udp 1 fe80::1 9 typ host\n\
            a=end-of-candidates\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{webrtc}a=candidate:1 1 udp 1 [[2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local]] 9 typ host\n\
            a=candidate:1 1 udp 1 100.64.0.1 9 typ host\na=end-of-candidates\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
