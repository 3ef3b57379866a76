use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Media was offered in both directions and is answered in one, or in none.
    ///
    /// That is a right of the answerer, and what a user sees who hears nothing: the answerer will not
    /// send, or not receive.
    ///
    /// # Bad
    /// ```sdp
    /// a=sendrecv
    /// ; answered by
    /// a=recvonly
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=sendrecv
    /// ; answered by
    /// a=sendrecv
    /// ```
    id: "answer-one-way",
    category: OfferAnswer,
    severity: Info,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “marked as sendonly”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::OneWay) {
        let message = match pair.here(*violation).as_str() {
            "sendonly" => "the answerer will not receive, although the offerer would send",
            "recvonly" => "the answerer will not send, although the offerer would receive",
            _ => "no media will flow, although it was offered in both directions",
        };
        pair.add(report, *violation, message, "offered in both directions");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}{answer}{session}{audio}",
        b"{session}{audio}a=sendonly\n{answer}{session}{audio}a=recvonly\n",
    ],
    fail: &[
        b"{session}{audio}{answer}{session}{audio}a=[[recvonly]]\n",
        b"{session}{audio}{answer}{session}{audio}a=[[inactive]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
