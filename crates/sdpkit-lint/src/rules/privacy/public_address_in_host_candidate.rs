use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType, IceLite};
use sdpkit_core::{TypedAttribute, Word};

use super::candidates::{Withdrawal, addresses};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A host candidate tells a public address of the machine.
    ///
    /// Most machines are behind a NAT and have none; one that has is found by it from everywhere,
    /// past the proxy or the VPN that its other traffic takes. For servers it is what they are
    /// there for: descriptions of lite agents are passed over.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 8.8.8.8 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 41885439 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    id: "public-address-in-host-candidate",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 8828 §3 “additional public IP addresses for the client can be learned”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.model().has(IceLite::INFO.kind) {
        return;
    }
    let found = addresses(document, public_address);
    if found.is_empty() {
        return;
    }
    let withdrawal =
        Withdrawal::new(document, |candidate, host| public_address(candidate, host).is_none());
    for telling in &found {
        let finding = report.add(telling.place(), "a public address of the machine itself is told");
        telling.label_others(finding);
        match withdrawal.edits(telling) {
            Some(edits) => finding.fix("remove the candidates with this address", edits),
            None => finding.help("use relays only, if nobody may know where the machine is"),
        };
    }
}

fn public_address<'a>(candidate: &Candidate<'a>, host: Host<'a>) -> Option<(Word<'a>, Scope)> {
    let is_told = candidate.typ == CandidateType::Host && host.scope() == Scope::Global;
    is_told.then_some((candidate.address, Scope::Global))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\na=candidate:1 1 udp 1 10.0.0.1 50000 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 8.8.8.8 50000 typ srflx raddr 0.0.0.0 rport 9\n",
        b"{session}a=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 8.8.8.8 50000 typ host\n",
        b"{session}{audio}a=candidate:1 1 udp 1 8.8.8.8 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 2 [[8.8.8.8]] 50000 typ host\na=candidate:1 1 udp 1 [[2001:4860:4860::8888]] 50000 typ host\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 2 8.8.8.8 50000 typ host\na=candidate:2 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
        b"{webrtc}a=candidate:2 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n",
    )],
    newlines: Newlines::Crlf,
};
