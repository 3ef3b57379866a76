use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The first section of a BUNDLE group of the answer is rejected, and others are not.
    ///
    /// The group uses the transport of its first section. An answerer that rejects that one names
    /// another first.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 0 RTP/AVP 0
    /// a=mid:0
    /// m=video 9 RTP/AVP 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 1
    /// m=audio 0 RTP/AVP 0
    /// a=mid:0
    /// m=video 9 RTP/AVP 96
    /// a=mid:1
    /// ```
    id: "answer-bundle-tag-rejected",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 9143 §7.3.1 “The answerer will not reject the \"m=\" section (Section 7.3.3)”",
    ],
    errors: ["The m= section with mid='{}' should be rejected."],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::BundleTagRejected) {
        let finding = report
            .add(violation.span, "the group uses the transport of this section, which is rejected");
        let section = violation.section.and_then(|index| pair.document().model().section(index));
        if let Some(section) = section {
            finding.label(section.line().content_span(), "rejected here");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 1\nm=audio 0 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE [[0]] 1\nm=audio 0 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
