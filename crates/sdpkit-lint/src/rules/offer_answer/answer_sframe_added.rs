use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=sframe` and the offer has none.
    ///
    /// Frames would arrive encrypted at an offerer that has no key for them.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=sframe
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=sframe
    /// ```
    id: "answer-sframe-added",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "draft-ietf-avtcore-rtp-sframe (pointer)",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SframeAdded,
        "encryption of frames was not offered",
        "the section of the offer",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=sframe\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=sframe\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n[[a=sframe]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
