use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// What the ICE agent can do changes without an ICE restart.
    ///
    /// Roles and checks under way rest on it.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-lite
    /// ; followed, with the same credentials, by a description without
    /// a=ice-lite
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-lite
    /// ```
    id: "reoffer-lite-changed",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 8839 §4.4.1.1.1 “The agent MUST NOT modify the SDP \"ice-options\", \"ice-pacing\", and \"ice-lite\" attributes”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::LiteChanged,
        "`a=ice-lite` or `a=ice-options` changed without an ICE restart",
        "before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=ice-lite\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=ice-lite\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=ice-lite\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n[[a=ice-lite]]\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\na=ice-options:trickle\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n[[a=ice-options:ice2]]\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
