//! Candidates that lead to the same place.

use core::cmp::Ordering;
use core::net::IpAddr;

use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_core::{Text, Word};

/// Orders candidates by where they lead. Those that are equal have their component, transport
/// address and base in common, so all but one are redundant (RFC 8445 §5.1.3).
///
/// They also have their `tcptype` in common, because all active candidates of an address have port
/// 9, and their `ufrag`, because one of another ICE session is another candidate.
pub(super) fn compare(one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    place(one)
        .cmp(&place(other))
        .then_with(|| compare_without_case(one.transport.as_str(), other.transport.as_str()))
        .then_with(|| base(one).cmp(&base(other)))
        .then_with(|| compare_extension("tcptype", one, other))
        .then_with(|| compare_extension("ufrag", one, other))
}

/// The component and the transport address; one that is no literal stands as it is spelt.
fn place<'a>(candidate: &Candidate<'a>) -> (u16, u16, Option<IpAddr>, Option<Word<'a>>) {
    let ip = candidate.host().ip();
    let name = if ip.is_none() { Some(candidate.address) } else { None };
    (candidate.component, candidate.port, ip, name)
}

/// The base, where it is not the candidate itself.
fn base<'a>(candidate: &Candidate<'a>) -> Option<(Word<'a>, Option<u16>)> {
    let address = candidate.related_address?;
    let is_reflexive =
        matches!(candidate.typ, CandidateType::ServerReflexive | CandidateType::PeerReflexive);
    let is_itself = address == candidate.address && candidate.related_port == Some(candidate.port);
    (is_reflexive && !is_itself).then_some((address, candidate.related_port))
}

fn compare_without_case(one: &str, other: &str) -> Ordering {
    let lower = |byte: u8| byte.to_ascii_lowercase();
    one.bytes().map(lower).cmp(other.bytes().map(lower))
}

fn compare_extension(name: &str, one: &Candidate<'_>, other: &Candidate<'_>) -> Ordering {
    let value = one.extension(name).map(Text::as_bytes);
    value.cmp(&other.extension(name).map(Text::as_bytes))
}
