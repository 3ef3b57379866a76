use alloc::format;

use sdpkit_core::Word;
use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType};

use super::candidates::addresses;
use super::scope::is_telling;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A relay candidate tells where the TURN server is.
    ///
    /// That is what it is there for. In a description that is shared, in a bug report for example,
    /// it names a server of the operator, and a private address names one within an organisation.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:3 1 udp 41885695 10.20.30.40 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:3 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9
    /// ```
    id: "turn-address-exposed",
    category: Privacy,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8828 §3 “This concern also applies to the \"enterprise TURN server\" scenario”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for telling in addresses(document, server) {
        let what = match telling.scope {
            Scope::Global => "a TURN server".into(),
            Scope::Name => "the name of a TURN server".into(),
            scope => format!("a TURN server in a {scope} network"),
        };
        let finding = report.add(telling.place(), format!("the candidate tells of {what}"));
        telling.label_others(finding);
        finding.help("write an address of documentation (198.51.100.0/24) before sharing the text");
    }
}

fn server<'a>(candidate: &Candidate<'a>, host: Host<'a>) -> Option<(Word<'a>, Scope)> {
    if candidate.typ != CandidateType::Relay {
        return None;
    }
    let scope = host.scope();
    (is_telling(scope) || scope == Scope::Name).then_some((candidate.address, scope))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:3 1 udp 1 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\n\
            a=candidate:1 1 udp 1 10.0.0.1 50001 typ host\n",
        b"{session}{audio}a=candidate:3 1 udp 1 10.0.0.1 50001 typ relay raddr 0.0.0.0 rport 9\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:3 1 udp 1 [[10.20.30.40]] 50001 typ relay raddr 0.0.0.0 rport 9\n\
            a=candidate:3 2 udp 1 10.20.30.40 50002 typ relay raddr 0.0.0.0 rport 9\n\
            a=candidate:4 1 udp 1 [[8.8.8.8]] 50001 typ relay raddr 0.0.0.0 rport 9\n\
            a=candidate:5 1 udp 1 [[turn.example]] 50001 typ relay raddr 0.0.0.0 rport 9\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
