use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=extmap-allow-mixed` and the offer has none.
    ///
    /// The offerer need not understand streams that mix one-byte and two-byte headers.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=extmap-allow-mixed
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=extmap-allow-mixed
    /// ```
    id: "answer-extmap-mixed-added",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8285 §6 “is present in the SDP offer, the answerer that”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("the offer has no `a=extmap-allow-mixed`", "", "remove the line");
    pair.remove_all(report, Check::AllowMixedAdded, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=extmap-allow-mixed\n{answer}{session}{audio}a=extmap-allow-mixed\n",
    ],
    fail: &[b"{session}{audio}{answer}{session}{audio}[[a=extmap-allow-mixed]]\n"],
    fix: &[(
        b"{session}{audio}{answer}{session}{audio}a=extmap-allow-mixed\n",
        b"{session}{audio}{answer}{session}{audio}",
    )],
    newlines: Newlines::Crlf,
};
