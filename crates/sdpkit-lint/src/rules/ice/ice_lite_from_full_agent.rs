use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::CandidateType;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=ice-lite` stands with candidates that a lite agent does not have.
    ///
    /// A lite agent has a public address, offers it as a host candidate and waits for checks. One
    /// that asks STUN and TURN servers is a full agent, and does checks. If it says that it is
    /// lite, the other side takes the controlling role, and both do. Firefox does not set such a
    /// description as its own ("Running ICE in lite mode is unsupported").
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-lite
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=candidate:2 1 udp 1694498815 203.0.113.7 45664 typ srflx raddr 0.0.0.0 rport 9
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-lite
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=candidate:1 1 udp 2130706431 203.0.113.7 45664 typ host
    /// ```
    id: "ice-lite-from-full-agent",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8839 §4.2.1.4 “A full implementation MUST NOT include that attribute”",
        "RFC 8445 §5.2 “Lite implementations only utilize host candidates”",
        "RFC 9429 §5.2.1 “\"a=ice-lite\"”",
    ],
    errors: [
        "Running ICE in lite mode is unsupported",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(lite) = document.model().lines_of_kind(AttributeKind::IceLite).next() else { return };
    let from_server = |typ| {
        matches!(
            typ,
            CandidateType::ServerReflexive | CandidateType::PeerReflexive | CandidateType::Relay
        )
    };
    let Some(candidate) = candidates(document).find(|candidate| from_server(candidate.typ)) else {
        return;
    };
    let typ = candidate.typ;
    report
        .add(lite.content_span(), format!("`a=ice-lite` beside a `{typ}` candidate"))
        .label(Part::Type.of(candidate), "lite agents have host candidates only")
        .help("leave `a=ice-lite` out, unless the agent does no checks");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 9\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[a=ice-lite]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ relay raddr 0.0.0.0 rport 9\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
