use sdpkit_core::Span;
use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_model::Placed;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A host candidate has a related address.
    ///
    /// It is an address of the agent itself and derived from no other, so there is nothing to
    /// relate it to. Either the type is wrong, or the words tell of a network that is nobody's
    /// business. Receivers leave them unused.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host raddr 198.51.100.1 rport 5
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-host-with-related",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8839 §5.1 “If the candidate is a host candidate, <rel-addr> and <rel-port> MUST be omitted”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        if candidate.typ != CandidateType::Host {
            continue;
        }
        let related = [candidate.related_address.is_some(), candidate.related_port.is_some()];
        let words = 2 * related.into_iter().filter(|is_there| *is_there).count();
        let Some(span) = words_after_type(candidate, words) else { continue };
        report
            .add(span, "a host candidate with a related address")
            .fix("leave it out", [FixEdit::delete(Span::new(span.start() - 1, span.end()))]);
    }
}

/// The place of the `count` words after the type; `None` when there are none.
fn words_after_type(candidate: &Placed<'_, Candidate<'_>>, count: usize) -> Option<Span> {
    if count == 0 {
        return None;
    }
    let first = candidate.token(Part::Type as usize + 1)?;
    Some(first.cover(candidate.token(Part::Type as usize + count)?))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 0\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host [[raddr 192.0.2.2 rport 5]] generation 0\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host [[raddr 192.0.2.2]]\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host [[rport 5]]\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host raddr 192.0.2.2 rport 5 generation 0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host rport 5\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host generation 0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
