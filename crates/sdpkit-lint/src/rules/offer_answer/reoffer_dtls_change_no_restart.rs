use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A new DTLS association begins without an ICE restart.
    ///
    /// Another fingerprint or `a=tls-id` asks for a new association, whose packets cannot be told
    /// from those of the old one on the same candidates.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-ufrag:8hhY
    /// a=tls-id:abc3de65cddef001be82
    /// ; followed by
    /// a=ice-ufrag:8hhY
    /// a=tls-id:abc3de65cddef001be83
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-ufrag:9uB6
    /// a=tls-id:abc3de65cddef001be83
    /// ```
    id: "reoffer-dtls-change-no-restart",
    category: OfferAnswer,
    severity: Warning,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 9429 §5.8.3 “MUST be part of an ICE restart”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::DtlsChanged,
        "a new DTLS association needs an ICE restart",
        "the association before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\na=fingerprint:sha-256 AB:CE\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n[[a=fingerprint:sha-256 AB:CE]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
