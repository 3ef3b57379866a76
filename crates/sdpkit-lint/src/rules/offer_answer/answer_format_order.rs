use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The formats of the answer are in another order than in the offer.
    ///
    /// The first is what the answerer prefers to receive. Where it prefers nothing, keeping the order
    /// has both sides send the same codec.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 8 0
    /// ; answered by
    /// m=audio 9 RTP/AVP 0 8
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 8 0
    /// ```
    id: "answer-format-order",
    category: OfferAnswer,
    severity: Info,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “it is RECOMMENDED that unless there is a specific reason”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::FormatOrder,
        "this format stands before one that was offered first",
        "the order of the offer",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=audio 9 RTP/AVP 8 0 3\n{answer}{session}m=audio 9 RTP/AVP 8 3\n"],
    fail: &[b"{session}m=audio 9 RTP/AVP 8 0\n{answer}{session}m=audio 9 RTP/AVP 0 [[8]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
