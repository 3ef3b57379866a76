use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;
use sdpkit_model::order::Order as _;

use super::parts::Part;
use super::redundant::compare;
use crate::document::Document;
use crate::finding::Report;
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two candidates of a section have the same priority.
    ///
    /// Priorities order the checks, and both sides have to come to the same order. With equal ones
    /// it depends on chance which pair is tried first. Implementations that leave the local
    /// preference or the component out of the priority write such candidates.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:2 1 udp 2130706431 198.51.100.1 50001 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:2 1 udp 2130706175 198.51.100.1 50001 typ host
    /// ```
    id: "candidate-priority-duplicate",
    category: Ice,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: ["RFC 8445 §5.1.2 “Each candidate for a data stream MUST have a unique priority”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let candidates = section.all::<Candidate<'_>>();
        if may_repeat(candidates.clone().map(|one| key_of(b"", one.priority.into()))) {
            check_section(candidates.collect(), report);
        }
    }
}

fn check_section(mut candidates: Vec<Placed<'_, Candidate<'_>>>, report: &mut Report<'_>) {
    candidates.order_by_key(|candidate| candidate.priority);
    for equal in candidates.chunk_by(|one, other| one.priority == other.priority) {
        let Some((first, rest)) = equal.split_first() else { continue };
        // A candidate that is there twice is `candidate-duplicate`'s.
        for candidate in rest.iter().filter(|other| compare(first, other).is_ne()) {
            report
                .add(Part::Priority.of(candidate), format!("priority {} again", candidate.priority))
                .label(Part::Priority.of(first), "the first candidate with it")
                .help("give each candidate of the section a priority of its own");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 1 udp 2 192.0.2.2 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\nm=video 9 UDP/TLS/RTP/SAVPF 96\n\
            a=candidate:1 1 udp 1 192.0.2.2 9 typ host\n",
    ],
    fail: &[b"{webrtc}a=candidate:1 1 udp 5 192.0.2.1 9 typ host\na=candidate:1 1 udp 7 192.0.2.2 9 typ host\n\
        a=candidate:1 2 udp [[5]] 192.0.2.1 10 typ host\na=candidate:1 1 udp [[5]] 192.0.2.3 9 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
