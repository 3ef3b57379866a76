use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Both sides are lite agents.
    ///
    /// Lite agents answer connectivity checks and make none, so nobody checks anything. Usually one
    /// of them is configured wrongly.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-lite
    /// ; answered by
    /// a=ice-lite
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-lite
    /// ; answered without
    /// a=ice-lite
    /// ```
    id: "answer-ice-lite-both",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8445 §2.5 (pointer)",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(report, Check::IceLiteBoth, "both sides are lite agents", "the offerer is one");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}a=ice-lite\n{answer}{session}"],
    fail: &[b"{session}a=ice-lite\n{answer}{session}[[a=ice-lite]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
