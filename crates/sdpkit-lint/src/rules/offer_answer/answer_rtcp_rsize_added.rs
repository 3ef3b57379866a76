use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=rtcp-rsize` and the offer has none.
    ///
    /// The offerer need not understand RTCP packets of reduced size.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=rtcp-rsize
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=rtcp-rsize
    /// ```
    id: "answer-rtcp-rsize-added",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 5506 §5 “present in the offer SDP”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("the offer has no `a=rtcp-rsize`", "this section has none", "remove the line");
    pair.remove_all(report, Check::RtcpRsizeAdded, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=rtcp-rsize\n{answer}{session}{audio}a=rtcp-rsize\n"],
    fail: &[b"{session}{audio}{answer}{session}{audio}[[a=rtcp-rsize]]\n"],
    fix: &[(
        b"{session}{audio}{answer}{session}{audio}a=rtcp-rsize\n",
        b"{session}{audio}{answer}{session}{audio}",
    )],
    newlines: Newlines::Crlf,
};
