use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=rtcp-mux` and the offer has none.
    ///
    /// The offerer listens for RTCP on a port of its own, and gets it nowhere.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=rtcp-mux
    /// ```
    id: "answer-rtcp-mux-unsolicited",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8035 §3.1 “the answerer MUST NOT include an \"a=rtcp-mux\" attribute in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("the offer has no `a=rtcp-mux`", "this section has none", "remove the line");
    pair.remove_all(report, Check::RtcpMuxUnsolicited, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=rtcp-mux\n{answer}{session}{audio}a=rtcp-mux\n"],
    fail: &[b"{session}{audio}{answer}{session}{audio}[[a=rtcp-mux]]\n"],
    fix: &[(
        b"{session}{audio}{answer}{session}{audio}a=rtcp-mux\n",
        b"{session}{audio}{answer}{session}{audio}",
    )],
    newlines: Newlines::Crlf,
};
