use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension had another number before.
    ///
    /// Packets under way are read with the old numbers.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ; followed by
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "reoffer-extmap-remapped",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 8285 §7 “Identifier values in the valid range MUST NOT be altered (remapped)”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::ExtensionMoved,
        "this extension had another number, or this number another extension",
        "before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4096 urn:ietf:params:rtp-hdrext:toffset\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:5 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:[[4 urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=extmap:[[3 urn:ietf:params:rtp-hdrext:toffset]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
