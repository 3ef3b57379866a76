use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Another section stood in this place before.
    ///
    /// New sections come last, or in the place of one that was rejected. Kind and `a=mid` of a
    /// section stay for as long as it is in use.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// ; followed by
    /// m=video 9 RTP/AVP 96
    /// m=audio 9 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// m=video 9 RTP/AVP 96
    /// ```
    id: "reoffer-media-reordered",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 3264 §8.1 “New media descriptions MUST appear below any existing media sections”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::MediaReordered,
        "another section stood here before",
        "the section before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=mid:0\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=mid:0\n{audio}a=mid:1\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 0 RTP/AVP 0\na=mid:0\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=audio 9 RTP/AVP 0\na=mid:1\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=mid:0\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n[[m=audio 49170 RTP/AVP 0]]\na=mid:1\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n[[m=video 49170 RTP/AVP 31]]\n{audio}",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
