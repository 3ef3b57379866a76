//! Candidates that lead to the same place.

use core::cmp::Ordering;

use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_core::{Text, Word};

/// Orders candidates by where they lead. Those that are equal have their component, transport
/// address and base in common, so all but one are redundant (RFC 8445 §5.1.3).
///
/// They also have their `tcptype` in common, because all active candidates of an address have port
/// 9, and their `ufrag`, because one of another ICE session is another candidate. Addresses are
/// compared as they are spelt, in any case: one agent spells an address in one way.
pub(super) fn compare(one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    (one.component, one.port)
        .cmp(&(other.component, other.port))
        .then_with(|| in_any_case(one.address.as_bytes(), other.address.as_bytes()))
        .then_with(|| in_any_case(one.transport.as_bytes(), other.transport.as_bytes()))
        .then_with(|| base(one).cmp(&base(other)))
        .then_with(|| extension(one, "tcptype").cmp(&extension(other, "tcptype")))
        .then_with(|| extension(one, "ufrag").cmp(&extension(other, "ufrag")))
}

fn in_any_case(one: &[u8], other: &[u8]) -> Ordering {
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    one.iter().map(lower).cmp(other.iter().map(lower))
}

/// The base, where it is not the candidate itself.
fn base<'a>(candidate: &Candidate<'a>) -> Option<(Word<'a>, Option<u16>)> {
    let address = candidate.related_address?;
    let is_reflexive =
        matches!(candidate.typ, CandidateType::ServerReflexive | CandidateType::PeerReflexive);
    let is_itself = address == candidate.address && candidate.related_port == Some(candidate.port);
    (is_reflexive && !is_itself).then_some((address, candidate.related_port))
}

fn extension<'a>(candidate: &Candidate<'a>, name: &str) -> Option<&'a [u8]> {
    candidate.extension(name).map(Text::as_bytes)
}
