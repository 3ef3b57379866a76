use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type meant another codec before.
    ///
    /// Packets under way, and those of the other side until it has answered, are decoded as something
    /// else.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ; followed by
    /// a=rtpmap:96 VP9/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:98 VP9/90000
    /// ```
    id: "reoffer-payload-remapped",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 3264 §8.3.2 “MUST NOT change for the duration of a session”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::PayloadChanged,
        "this payload type meant another codec before",
        "the codec before",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\nm=video 9 RTP/AVP 96\na=rtpmap:[[96 VP9/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
