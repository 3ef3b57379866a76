use alloc::format;

use sdpkit_core::attribute::{Candidate, CandidateType};

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate that is derived from another address does not say from which.
    ///
    /// `srflx`, `prflx` and `relay` candidates have a `raddr` and an `rport`, right after the type:
    /// behind an extension they are extensions themselves, which nobody knows. Who does not want to
    /// tell the address writes `0.0.0.0` or `::`, and port 9. Browsers do without, strict parsers
    /// do not.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:2 1 udp 1694498815 203.0.113.7 45664 typ srflx
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:2 1 udp 1694498815 203.0.113.7 45664 typ srflx raddr 0.0.0.0 rport 9
    /// ```
    id: "candidate-related-address-missing",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §5.1 “MUST be present for server-reflexive”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        if !is_derived(candidate.typ) {
            continue;
        }
        let Some(missing) = missing(candidate) else { continue };
        let typ = candidate.typ;
        let finding =
            report.add(Part::Type.of(candidate), format!("a `{typ}` candidate without {missing}"));
        if missing.split(' ').any(|name| candidate.extension(name.trim_matches('`')).is_some()) {
            finding.help(format!("write `raddr` and `rport` right after `typ {typ}`"));
        } else {
            let address =
                if candidate.address.as_bytes().contains(&b':') { "::" } else { "0.0.0.0" };
            finding.help(format!("add the address, or `raddr {address} rport 9` to hide it"));
        }
    }
}

/// Whether candidates of this type come from another address.
const fn is_derived(typ: CandidateType<'_>) -> bool {
    matches!(
        typ,
        CandidateType::ServerReflexive | CandidateType::PeerReflexive | CandidateType::Relay
    )
}

/// What is missing.
const fn missing(candidate: &Candidate<'_>) -> Option<&'static str> {
    match (candidate.related_address, candidate.related_port) {
        (Some(_), Some(_)) => None,
        (Some(_), None) => Some("`rport`"),
        (None, Some(_)) => Some("`raddr`"),
        (None, None) => Some("`raddr` and `rport`"),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 0\n\
        a=candidate:1 1 udp 1 2001:db8::1 9 typ relay raddr :: rport 9 generation 0\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ other\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ [[srflx]]\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ [[relay]] raddr 198.51.100.1\n\
        a=candidate:1 1 udp 1 2001:db8::1 9 typ [[prflx]] rport 5000\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ [[srflx]] generation 0 raddr 192.0.2.2 rport 5\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
