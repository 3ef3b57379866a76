use sdpkit_core::Span;
use sdpkit_core::attribute::Candidate;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate counts its generation, which only libwebrtc does.
    ///
    /// After an ICE restart the candidates of the old session were told apart by `generation`.
    /// `ufrag` does that today (RFC 8838), and peers pass over extensions they do not know.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host
    /// ```
    id: "legacy-candidate-generation",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 8839 §5.1 “An implementation MUST ignore any name/value pairs it doesn't understand”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in document.model().all::<Candidate<'_>>() {
        let mut extensions = candidate.extensions.iter();
        let Some(found) = extensions.find(|extension| extension.name == "generation") else {
            continue;
        };
        let sdp = document.sdp();
        // An empty value has no place.
        let Some((name, value)) = sdp.span_of(&found.name).zip(sdp.span_of(&found.value)) else {
            continue;
        };
        let place = name.cover(value);
        report
            .add(place, "`generation` is libwebrtc's own, and `ufrag` took its place")
            .fix("remove it", [FixEdit::delete(Span::new(place.start() - 1, place.end()))]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag abcd network-id 1\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation \n",
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host [[generation 0]]\n",
        b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active [[generation 12]] network-id 1\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active generation 0 network-id 1\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0\n",
        b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active network-id 1\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
