use sdpkit_core::AttributeKind;

use super::gathering::transports;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A description has an end of candidates, and no candidate at all.
    ///
    /// Nothing follows and nothing is there: the other side can reach nobody, and has to be
    /// reached. Either the description was sent before the gathering was done, with a line that
    /// says otherwise, or the gathering found nothing: all interfaces are blocked, or only relays
    /// are allowed (`iceTransportPolicy`) and no TURN server answered.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=end-of-candidates
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50000 UDP/TLS/RTP/SAVPF 111
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=end-of-candidates
    /// ```
    id: "ice-no-candidates",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8839 §4.3.1 “\"candidate\" attributes for each available candidate”",
        "RFC 8840 §8.2 “indicates that the gathering of candidates has ended at the peer”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let Some(end) = model.lines_of_kind(AttributeKind::EndOfCandidates).next() else { return };
    if !model.has(AttributeKind::Candidate) && transports(document).next().is_some() {
        report
            .add(end.content_span(), "the end of the candidates, of which there is none")
            .note("the other side cannot open a connection")
            .help("send the description when candidates were gathered, or let them trickle");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=end-of-candidates\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:trickle\n",
        // No ICE; a candidate that cannot be read.
        b"{webrtc}a=end-of-candidates\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1\na=end-of-candidates\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\n[[a=end-of-candidates]]\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\na=end-of-candidates\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
