use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has another number of media sections than the offer.
    ///
    /// Sections are matched by their place alone, so nobody knows which of them are meant. A section
    /// that is not wanted is rejected with port 0, never left out.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// m=video 9 RTP/AVP 96
    /// ; answered by
    /// m=audio 9 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// m=video 0 RTP/AVP 96
    /// ```
    id: "answer-media-count",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6 “The answer MUST contain exactly the same number of \"m=\" lines as the offer”",
        "RFC 9429 §5.8.3 “MUST exactly match the number of \"m=\" sections”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::MediaCount,
        "the answer has another number of media sections than the offer",
        "this section is the last, or has no counterpart",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}{audio}{answer}{session}{audio}{audio}"],
    fail: &[
        b"{session}{audio}{audio}{answer}{session}{audio}[[]]",
        b"{session}{audio}{answer}{session}{audio}[[m=audio 49170 RTP/AVP 0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
