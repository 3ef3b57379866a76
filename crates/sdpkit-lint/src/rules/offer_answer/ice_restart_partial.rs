use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An ICE restart is half done.
    ///
    /// A restart changes user fragment and password, in the offer and in the answer. Browsers take
    /// one of them for a restart; other agents do not, and then the sides disagree on which
    /// candidates count.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ; followed by
    /// a=ice-ufrag:9uB6
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:9uB6
    /// a=ice-pwd:YH75Fviy6338Vbrhrlp8Yh
    /// ```
    id: "ice-restart-partial",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 8839 §4.4.1.1.1 “To restart ICE, an agent MUST change both the \"ice-pwd\" and the \"ice-ufrag\"”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let half = "this ICE credential is the old one, and the other is new";
    pair.add_all(report, Check::RestartHalf, half, "the same before");
    let one_sided = "the answer restarts ICE and the offer does not, or the reverse";
    pair.add_all(report, Check::RestartOneSided, one_sided, "offered here");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}v=0\no=- 2 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}[[a=ice-ufrag:8hhY]]\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\n[[a=ice-pwd:asd88fgpdd777uzjYhagZg]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n{answer}v=0\no=- 2 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}[[a=ice-ufrag:Zz12]]\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yz\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
