use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec has another payload type in the answer than in the offer.
    ///
    /// Each side sends with the numbers of the other, so it can work (RFC 4317 §2.3 has an example).
    /// In BUNDLE groups, and with what forwards packets without a look at their numbers, it does not.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ; answered by
    /// a=rtpmap:100 VP8/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "answer-payload-remapped",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “SHOULD be used for that codec in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::PayloadRemapped,
        "this codec was offered with another payload type",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n{answer}{session}m=video 9 RTP/AVP 100\na=rtpmap:[[100 VP8/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
