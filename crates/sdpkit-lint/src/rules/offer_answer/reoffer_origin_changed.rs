use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The origin is not that of the description before, one version on.
    ///
    /// Everything in `o=` but the version names the session, and the version never goes back.
    /// Receivers take the description for one of another session, or for an old one.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 2 IN IP4 192.0.2.1
    /// ; followed by
    /// o=- 7 3 IN IP4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 1 3 IN IP4 192.0.2.1
    /// ```
    id: "reoffer-origin-changed",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 3264 §8 “line of the new SDP MUST be identical to that in the previous SDP”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::OriginChanged,
        "the origin does not follow the one before",
        "the origin before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\n[[o=- 7 2 IN IP4 192.0.2.1]]\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}",
        b"v=0\no=- 1 5 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\n[[o=- 1 4 IN IP4 192.0.2.1]]\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
