use alloc::vec::Vec;

use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;
use sdpkit_model::order::Order as _;

use super::redundant::compare;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate leads to the same place as another one of its section.
    ///
    /// With the same address, port and base, both make the same pairs. Agents leave out the one
    /// with the lower priority; a receiver drops it. It comes of gathering twice, of two STUN
    /// servers, or of candidates that were appended to a description that has them already.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:2 1 udp 1694498815 192.0.2.1 50000 typ srflx raddr 192.0.2.1 rport 50000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-duplicate",
    category: Ice,
    severity: Hint,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8445 §5.1.3 “A candidate is redundant if and only if its transport address and base equal those of another candidate”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let candidates = section.all::<Candidate<'_>>();
        if may_repeat(candidates.clone().map(|candidate| key(&candidate))) {
            check_section(candidates.collect(), report);
        }
    }
}

/// The same for candidates that are equal, by address and transport in any case, component and port.
fn key(candidate: &Candidate<'_>) -> u64 {
    let words = [candidate.address.as_bytes(), candidate.transport.as_bytes()];
    let words = words.into_iter().flatten().fold(0_u64, |sum, byte| {
        sum.wrapping_mul(257).wrapping_add(byte.to_ascii_lowercase().into())
    });
    let component_and_port = u64::from(candidate.component) << 16 | u64::from(candidate.port);
    key_of(&words.to_le_bytes(), component_and_port)
}

/// Reports, of candidates that lead to one place, all but the one with the highest priority.
fn check_section(mut candidates: Vec<Placed<'_, Candidate<'_>>>, report: &mut Report<'_>) {
    candidates.order_by(|one, other| compare(one, other).then(other.priority.cmp(&one.priority)));
    for equal in candidates.chunk_by(|one, other| compare(one, other).is_eq()) {
        let Some((kept, rest)) = equal.split_first() else { continue };
        for candidate in rest {
            report
                .add(candidate.line.content_span(), "a candidate for a place that another one has")
                .label(kept.line.content_span(), "the one with the higher priority")
                .fix("remove the candidate", [FixEdit::delete(candidate.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 2 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active\n\
            a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype passive\n\
            a=candidate:1 1 udp 1 192.0.2.1 10 typ host\na=candidate:1 1 udp 1 192.0.2.2 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 10.0.0.1 rport 9\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 10.0.0.2 rport 9\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host ufrag 8hhY\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\nm=video 9 UDP/TLS/RTP/SAVPF 96\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n[[a=candidate:1 1 udp 1 192.0.2.1 9 typ host]]\n",
        b"{webrtc}[[a=candidate:2 1 UDP 1 2001:DB8::1 9 typ srflx raddr 2001:DB8::1 rport 9]]\n\
            a=candidate:1 1 udp 9 2001:db8::1 9 typ host generation 0\n\
            [[a=candidate:3 1 udp 5 2001:db8::1 9 typ relay raddr 192.0.2.1 rport 7]]\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 1 udp 3 192.0.2.1 9 typ host\n\
            a=candidate:1 1 udp 2 192.0.2.1 9 typ host\na=candidate:1 1 udp 1 192.0.2.2 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 3 192.0.2.1 9 typ host\na=candidate:1 1 udp 1 192.0.2.2 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
