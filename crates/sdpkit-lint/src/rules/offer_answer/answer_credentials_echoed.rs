use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has the ICE credentials of the offer.
    ///
    /// Each agent makes its own. Equal ones mean that the offer came back as the answer, or that two
    /// descriptions were swapped; no connectivity check succeeds.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// ; answered by
    /// a=ice-ufrag:8hhY
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:9uB6
    /// ```
    id: "answer-credentials-echoed",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8839 §4.2.1.3 (pointer)",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::CredentialsEchoed,
        "these are the ICE credentials of the offer",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}{webrtc}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}{webrtc}[[a=ice-ufrag:8hhY]]\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
