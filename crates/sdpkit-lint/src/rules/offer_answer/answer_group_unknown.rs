use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A group of the answer names sections that were not offered in such a group.
    ///
    /// An answerer takes a group as it is, or a part of it. A group whose meaning nobody registered
    /// is a warning where it is only copied: it should have been left out.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:LS 0
    /// ; answered by
    /// a=group:LS 0 1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:LS 0
    /// ```
    id: "answer-group-unknown",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 5888 §9.2 “MUST be the same as those received in the offer, or a subset of them”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::GroupUnknown,
        "such a group was not offered, or its meaning is unknown",
        "",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:LS 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:LS 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:LS 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}[[a=group:LS 0 1]]\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        b"{session}a=group:foo 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}[[a=group:foo 0]]\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
