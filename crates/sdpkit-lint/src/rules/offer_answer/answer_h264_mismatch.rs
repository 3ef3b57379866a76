use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has another configuration of H.264 than the offer.
    ///
    /// Profile and `packetization-mode` must be equal, whatever their spelling; the level must not be
    /// above the offered one, unless both sides say `level-asymmetry-allowed=1`.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 profile-level-id=42e01f;packetization-mode=1
    /// ; answered by
    /// a=fmtp:96 profile-level-id=42e01f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:96 profile-level-id=42e01f;packetization-mode=1
    /// ```
    id: "answer-h264-mismatch",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 6184 §8.2.2 “MUST be used symmetrically”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::H264,
        "this configuration of H.264 does not fit the offered one",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f;packetization-mode=1\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42c00d;packetization-mode=1\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f;packetization-mode=1\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:[[96 profile-level-id=42e01f]]\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f;packetization-mode=1\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:[[96 profile-level-id=42e034;packetization-mode=1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
