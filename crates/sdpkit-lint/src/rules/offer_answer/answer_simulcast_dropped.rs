use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Simulcast was offered, and the answer has none.
    ///
    /// One stream will be sent. Answerers that are no servers have no use for more.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;l
    /// ; answered without
    /// a=simulcast
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:recv h;l
    /// ```
    id: "answer-simulcast-dropped",
    category: OfferAnswer,
    severity: Info,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8853 §5.3.3 “An offerer that receives an answer without \"a=simulcast\" MUST NOT use simulcast”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SimulcastDropped,
        "only one stream will be sent",
        "simulcast was offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\na=simulcast:recv h\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}[[m=video 9 RTP/AVPF 96]]\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
