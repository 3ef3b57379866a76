use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source of the answer has the number of a source of the offer.
    ///
    /// Both send in one RTP session, where numbers tell sources apart.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:7 cname:x
    /// ; answered by
    /// a=ssrc:7 cname:y
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:8 cname:y
    /// ```
    id: "answer-ssrc-overlap",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 5576 §8 “MUST be distinct from the SSRC IDs for sources of that media stream in the offer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SourceOverlap,
        "the offer has a source with this number",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=ssrc:7 cname:x\n{answer}{session}{audio}a=ssrc:8 cname:x\n"],
    fail: &[b"{session}{audio}a=ssrc:7 cname:x\n{answer}{session}{audio}[[a=ssrc:7 cname:y]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
