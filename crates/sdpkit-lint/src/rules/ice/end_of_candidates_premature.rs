use sdpkit_core::AttributeKind;

use super::gathering::{end_of_candidates, has_candidates, transports};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// One section has an end of candidates and no candidate, while others have some.
    ///
    /// The sections are gathered for alike, so that one of them has nothing is a sign of a
    /// description that was taken too early or put together from two. Sections that share the
    /// transport of another one in a BUNDLE group need none.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 50000 UDP/TLS/RTP/SAVPF 111
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=end-of-candidates
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=end-of-candidates
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50000 UDP/TLS/RTP/SAVPF 111
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=end-of-candidates
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=ice-options:trickle
    /// ```
    id: "end-of-candidates-premature",
    category: Ice,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8838 §13 “an agent MUST NOT trickle any new candidates within this ICE session”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // Where there is none at all, `ice-no-candidates` says so.
    if !document.model().has(AttributeKind::Candidate) {
        return;
    }
    for section in transports(document).filter(|section| !has_candidates(section)) {
        let Some(end) = end_of_candidates(&section) else { continue };
        let message = "no candidate in this section, and no more will follow";
        if end.section().is_some() {
            report.add(end.content_span(), message);
        } else {
            report
                .add(section.line().content_span(), message)
                .label(end.content_span(), "the end of the candidates of all sections");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=end-of-candidates\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\na=end-of-candidates\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=end-of-candidates\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\na=ice-ufrag:8hhY\na=end-of-candidates\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\n[[a=end-of-candidates]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=end-of-candidates\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            [[m=video 9 UDP/TLS/RTP/SAVPF 96]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
