use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type of the answer means another codec in the offer.
    ///
    /// The offerer sends what it offered under this number, and the answerer decodes something else.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ; answered by
    /// a=rtpmap:96 H264/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "answer-payload-reused",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §8.3.2 “MUST NOT change for the duration of a session”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::PayloadReused,
        "this payload type means another codec than in the offer",
        "the codec that was offered",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 vp8/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:[[96 VP9/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
