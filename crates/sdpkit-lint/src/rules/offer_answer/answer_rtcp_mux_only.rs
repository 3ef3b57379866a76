use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=rtcp-mux-only`.
    ///
    /// It belongs in offers: an answer agrees with `a=rtcp-mux`, or does not.
    ///
    /// # Bad
    /// ```sdp
    /// ; in an answer
    /// a=rtcp-mux-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// ```
    id: "answer-rtcp-mux-only",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8858 §4.3 “MUST NOT associate an SDP 'rtcp-mux-only' attribute”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("`a=rtcp-mux-only` belongs in offers", "offered here", "remove the line");
    pair.remove_all(report, Check::RtcpMuxOnly, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n{answer}{session}{audio}a=rtcp-mux\n",
    ],
    fail: &[
        b"{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n{answer}{session}{audio}a=rtcp-mux\n[[a=rtcp-mux-only]]\n",
    ],
    fix: &[(
            b"{session}{audio}a=rtcp-mux\n{answer}{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n",
            b"{session}{audio}a=rtcp-mux\n{answer}{session}{audio}a=rtcp-mux\n",
        )],
    newlines: Newlines::Crlf,
};
