use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A simulcast stream has the same direction in the answer as in the offer.
    ///
    /// What the offerer sends the answerer receives: `send h;l` is answered by `recv h;l`.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;l
    /// ; answered by
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:recv h;l
    /// ```
    id: "answer-simulcast-direction",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8853 §5.3.2 “in the \"send\" direction in the answer that were not present in the offer receive direction”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SimulcastDirection,
        "this stream has the direction of the offer",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\na=simulcast:recv h\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send [[h]];[[l]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
