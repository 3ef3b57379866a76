use sdpkit_core::attribute::CandidateType;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A description offers a peer-reflexive candidate.
    ///
    /// Peer-reflexive candidates are not gathered: an agent learns them from the checks, and
    /// browsers put none into a description. One that stands there was taken from statistics, or
    /// from a report of the other side. It leads to where the other side already sends.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 1845501695 203.0.113.7 45664 typ prflx raddr 192.0.2.1 rport 50000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 1694498815 203.0.113.7 45664 typ srflx raddr 192.0.2.1 rport 50000
    /// ```
    id: "candidate-prflx-signalled",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8445 §5.1.2.1 “of Section 5.1.1 will never be peer-reflexive candidates”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        if candidate.typ == CandidateType::PeerReflexive {
            report
                .add(
                    Part::Type.of(candidate),
                    "a peer-reflexive candidate, which checks find by themselves",
                )
                .help("leave it out");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 0\n",
        // In telephony, an offer after nomination has the candidate that was nominated.
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ prflx raddr 192.0.2.2 rport 5\n",
    ],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ [[prflx]] raddr 192.0.2.2 rport 5\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
