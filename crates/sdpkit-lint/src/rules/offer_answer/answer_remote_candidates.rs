use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=remote-candidates`.
    ///
    /// A controlling agent repeats in an offer what ICE has selected; an answer never does.
    ///
    /// # Bad
    /// ```sdp
    /// ; in an answer
    /// a=remote-candidates:1 192.0.2.3 45664
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in an offer
    /// a=remote-candidates:1 192.0.2.3 45664
    /// ```
    id: "answer-remote-candidates",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8839 §4.4.2 “the answerer MUST NOT include the \"remote-candidates\" attribute”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("`a=remote-candidates` belongs in offers", "", "remove the line");
    pair.remove_all(report, Check::RemoteCandidates, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=remote-candidates:1 192.0.2.3 45664\n{answer}{session}{audio}"],
    fail: &[b"{session}{audio}{answer}{session}{audio}[[a=remote-candidates:1 192.0.2.3 45664]]\n"],
    fix: &[(
        b"{session}{audio}{answer}{session}{audio}a=remote-candidates:1 192.0.2.3 45664\n",
        b"{session}{audio}{answer}{session}{audio}",
    )],
    newlines: Newlines::Crlf,
};
