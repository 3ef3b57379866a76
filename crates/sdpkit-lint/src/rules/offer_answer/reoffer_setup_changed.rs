use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The DTLS role changes and the association does not.
    ///
    /// The handshake is done; a new role asks for another one, with a new fingerprint or `a=tls-id`.
    /// An offer may say `actpass` at any time.
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:active
    /// ; followed by
    /// a=setup:passive
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:active
    /// ```
    id: "reoffer-setup-changed",
    category: OfferAnswer,
    severity: Warning,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 8842 §5.3 “does not change the previously negotiated DTLS roles”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SetupChanged,
        "the role changed and the association did not",
        "the role before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\na=setup:active\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\na=setup:actpass\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\na=setup:active\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=fingerprint:sha-256 AB:CD\na=setup:[[passive]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
