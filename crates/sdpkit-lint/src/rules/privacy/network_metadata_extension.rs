use sdpkit_core::Span;
use sdpkit_core::attribute::{Candidate, CandidateExtension};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate tells which kind of network it was gathered in.
    ///
    /// libwebrtc numbers the interfaces (`network-id`) and says what a packet costs there
    /// (`network-cost`: 10 is Wi-Fi, 900 is cellular, and a VPN is one more). Together they tell
    /// that someone is on the road, or hides. Peers need neither. Chromium writes `network-cost
    /// 999` for all when it hides addresses, which tells nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host network-id 3 network-cost 50
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host
    /// ```
    id: "network-metadata-extension",
    category: Privacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 8839 §5.1 “An implementation MUST ignore any name/value pairs it doesn't understand”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in document.model().all::<Candidate<'_>>() {
        let mut places = candidate.extensions.iter().filter_map(|one| place(document, &one));
        let Some(first) = places.next() else { continue };
        // A space stands before each.
        let removed = |place: Span| FixEdit::delete(Span::new(place.start() - 1, place.end()));
        let edits = core::iter::once(first).chain(places).map(removed);
        report
            .add(first, "the candidate tells of the network that the machine is in")
            .fix("remove what tells of the network", edits);
    }
}

/// The cost that Chromium writes for all networks when it hides them.
const HIDDEN: &str = "999";

/// Where the extension stands, if it is about the network.
fn place(document: &Document<'_>, extension: &CandidateExtension<'_>) -> Option<Span> {
    match extension.name.as_str() {
        "network-id" => {}
        "network-cost" if extension.value != HIDDEN => {}
        _ => return None,
    }
    let sdp = document.sdp();
    // An empty value has no place.
    Some(sdp.span_of(&extension.name)?.cover(sdp.span_of(&extension.value)?))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0 ufrag abcd network-cost 999\n",
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host network-id 1\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0 [[network-id 3]] network-cost 50\n\
            a=candidate:2 1 udp 1 192.0.2.1 9 typ host [[network-cost 10]]\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host network-id 3 ufrag abcd network-cost 50\n\
            a=candidate:1 1 udp 1 192.0.2.2 9 typ host network-id 3 network-cost 50\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag abcd\n\
            a=candidate:1 1 udp 1 192.0.2.2 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
