use sdpkit_core::TypedAttribute;
use sdpkit_core::address::{Host, InterfaceId, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType, IceLite};

use super::candidates::{Withdrawal, addresses};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An IPv6 address does not look temporary.
    ///
    /// Temporary addresses are random and last a day. One whose last 64 bits are mostly zero was
    /// given by hand or by a server, and stays. This is a guess: addresses that look random may
    /// stay as well. Descriptions of lite agents, which are servers, are passed over.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 2001:4860:4860::8888 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 2001:4860:4860:0:91c3:7d0e:52aa:18f4 50000 typ host
    /// ```
    id: "ipv6-stable-address",
    category: Privacy,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 8828 §3 “their intentionally short lifetimes”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.model().has(IceLite::INFO.kind) {
        return;
    }
    let found = addresses(document, |candidate, host| {
        is_stable(candidate, host).then(|| (candidate.address, host.scope()))
    });
    if found.is_empty() {
        return;
    }
    let withdrawal = Withdrawal::new(document, |candidate, host| !is_stable(candidate, host));
    for telling in &found {
        let finding = report.add(telling.place(), "the address does not look temporary");
        telling.label_others(finding);
        match withdrawal.edits(telling) {
            Some(edits) => finding.fix("remove the candidates with this address", edits),
            None => finding.help("let the system use temporary addresses"),
        };
    }
}

fn is_stable(candidate: &Candidate<'_>, host: Host<'_>) -> bool {
    candidate.typ == CandidateType::Host
        && InterfaceId::of(host) == Some(InterfaceId::Assigned)
        && matches!(host.scope(), Scope::Global | Scope::UniqueLocal)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 2001:4860:4860:0:91c3:7d0e:52aa:18f4 50000 typ host\n\
            a=candidate:2 1 udp 1 2001:db8::1 50000 typ host\na=candidate:3 1 udp 1 fe80::1 50000 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 2001:4860:4860::8888 50000 typ relay raddr :: rport 9\n",
        b"{session}a=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 2001:4860:4860::8888 50000 typ host\n",
        b"{session}{audio}a=candidate:1 1 udp 1 2001:4860:4860::8888 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 [[2001:4860:4860::8888]] 50000 typ host\na=candidate:2 1 udp 1 [[fd00::2]] 50000 typ host\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 2 fd00::2 50000 typ host\na=candidate:2 1 udp 1 x.local 50000 typ host\n",
        b"{webrtc}a=candidate:2 1 udp 1 x.local 50000 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
