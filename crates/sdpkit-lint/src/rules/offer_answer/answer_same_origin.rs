use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `o=` line of the answer is that of the offer.
    ///
    /// It names who made the description. An answer with the origin of the offer is usually the
    /// offer, handed back.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 1 IN IP4 192.0.2.1
    /// ; answered by
    /// o=- 1 1 IN IP4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 2 1 IN IP4 192.0.2.7
    /// ```
    id: "answer-same-origin",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6 “the origin line MUST be different in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SameOrigin,
        "the origin is that of the offer",
        "the offer has the same",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n"],
    fail: &[b"{session}{answer}v=0\n[[o=- 1 1 IN IP4 192.0.2.1]]\ns=-\nt=0 0\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
