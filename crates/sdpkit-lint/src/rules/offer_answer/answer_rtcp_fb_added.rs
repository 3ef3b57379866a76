use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has RTCP feedback that was not offered.
    ///
    /// The offerer does not understand it, and messages of that kind are lost.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=rtcp-fb:96 nack pli
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=rtcp-fb:96 nack pli
    /// ```
    id: "answer-rtcp-fb-added",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 4585 §4.2 “The answerer MUST NOT add feedback parameters”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("this feedback was not offered", "the section of the offer", "remove the line");
    pair.remove_all(report, Check::FeedbackAdded, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 NACK pli\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack pli\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:* nack\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:[[96 nack pli]]\n",
    ],
    fix: &[(
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack pli\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\n",
        )],
    newlines: Newlines::Crlf,
};
