use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=tls-id` and the offer has none.
    ///
    /// The offerer does not know the attribute, and tells associations apart by fingerprints.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=tls-id:abc3de65cddef001be82
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=tls-id:abc3de65cddef001be82
    /// ```
    id: "answer-tls-id-unsolicited",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8842 §5.3 “MUST NOT insert a \"tls-id\" attribute in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("the offer has no `a=tls-id`", "this section has none", "remove the line");
    pair.remove_all(report, Check::TlsIdAdded, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=tls-id:abc3de65cddef001be82\n{answer}{webrtc}a=tls-id:abc3de65cddef001be83\n",
    ],
    fail: &[b"{webrtc}{answer}{webrtc}[[a=tls-id:abc3de65cddef001be82]]\n"],
    fix: &[(
        b"{webrtc}{answer}{webrtc}a=tls-id:abc3de65cddef001be82\n",
        b"{webrtc}{answer}{webrtc}",
    )],
    newlines: Newlines::Crlf,
};
