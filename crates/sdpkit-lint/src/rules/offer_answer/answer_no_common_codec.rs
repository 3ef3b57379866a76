use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An accepted section has no codec that was offered.
    ///
    /// Retransmissions, redundancy, parity and comfort noise carry no media themselves. Where nothing
    /// is left the section is rejected.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 RTP/AVP 96
    /// a=rtpmap:96 VP8/90000
    /// ; answered by
    /// m=video 9 RTP/AVP 97
    /// a=rtpmap:97 H264/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 RTP/AVP 96
    /// ```
    id: "answer-no-common-codec",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “the answerer MUST reject that media stream by setting the port to zero”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::NoCommonCodec,
        "no codec of this section was offered: it must be rejected with port 0",
        "the codecs that were offered",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}{answer}{session}{audio}",
        b"{session}{audio}{answer}{session}m=audio 0 RTP/AVP 0\n",
    ],
    fail: &[
        b"{session}m=audio 49170 RTP/AVP 0 13\n{answer}{session}[[m=audio 49170 RTP/AVP 13]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
