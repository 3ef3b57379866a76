use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A restriction of a stream is looser than the offered one, or new.
    ///
    /// An answer can make limits tighter and leave restrictions out. It turns the direction and adds
    /// no stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send max-width=1280
    /// ; answered by
    /// a=rid:h recv max-width=1920
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h recv max-width=640
    /// ```
    id: "answer-rid-modified",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8851 §6.3 “the modified value MUST be more restrictive”",
        "RFC 8851 §6.3 “The answer MUST NOT include any restrictions that were not present”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::RidModified,
        "this restriction is looser than the offered one, or new",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send max-width=1280;max-fps=30\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv max-width=640\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send max-width=1280\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:[[h recv max-width=1920]]\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:[[h recv max-fps=30]]\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:[[h send]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
