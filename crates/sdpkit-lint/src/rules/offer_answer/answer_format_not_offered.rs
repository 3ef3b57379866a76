use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has a format that was not offered.
    ///
    /// It is allowed beside one that was, for what the answerer would like to receive. Browsers
    /// ignore it, and most other offerers too.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 RTP/AVP 96
    /// ; answered by
    /// m=video 9 RTP/AVP 96 45
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 RTP/AVP 96
    /// ```
    id: "answer-format-not-offered",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “from amongst those listed in the offer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::FormatNotOffered,
        "this format was not offered",
        "the formats that were offered",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}{answer}{session}{audio}",
    ],
    fail: &[
        b"{session}{audio}{answer}{session}m=audio 49170 RTP/AVP 0 [[8]]\n",
        b"{session}{audio}{answer}{session}m=audio 49170 RTP/AVP 0 96\na=rtpmap:[[96 opus/48000/2]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
