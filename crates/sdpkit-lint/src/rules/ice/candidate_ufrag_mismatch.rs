use alloc::format;

use sdpkit_core::attribute::{Candidate, IceUfrag};
use sdpkit_model::Placed;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate belongs to another username fragment than its section.
    ///
    /// Browsers add the fragment to candidates that trickle, because after an ICE restart those of
    /// the old session are no longer of use. A candidate with another fragment in a description is
    /// left over from before a restart, or from another call; receivers ignore it.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host ufrag 9uB6
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host ufrag 8hhY
    /// ```
    id: "candidate-ufrag-mismatch",
    category: Ice,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8838 §9 “typ host ufrag 8hhY”",
        "RFC 8838 §9 “any delayed updates for a previous session can be recognized as such and ignored”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        let Some(fragment) = candidate.extension("ufrag") else { continue };
        let Some([own, shared]) = in_effect(document, candidate) else { continue };
        let known = [own, shared].into_iter().flatten();
        let Some(ufrag) = known.clone().next() else { continue };
        if known.into_iter().any(|known| known.ufrag.as_bytes() == fragment.as_bytes()) {
            continue;
        }
        let span = document.sdp().span_of(&fragment).unwrap_or_else(|| Part::Type.of(candidate));
        report
            .add(span, format!("a candidate of another ICE session than `{}`", ufrag.ufrag))
            .label(ufrag.value_span(), "the fragment in effect")
            .help("remove the candidate");
    }
}

/// The fragment of the candidate's section, and that of the section whose transport it uses.
fn in_effect<'a>(
    document: &Document<'a>,
    candidate: &Placed<'a, Candidate<'a>>,
) -> Option<[Option<Placed<'a, IceUfrag<'a>>>; 2]> {
    let section = document.model().section(candidate.section_index()?)?;
    Some([section.ice().ufrag, section.transport_owner().ice().ufrag])
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag 8hhY network-id 1\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag 8hhY\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\na=ice-ufrag:9uB6\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag 8hhY\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag [[9uB6]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0 ufrag [[8hhy]] network-id 1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
