use sdpkit_core::Span;
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A BUNDLE group of the answer has a section that the offered group lacks.
    ///
    /// The offerer has another transport for it, or none. Chrome refuses the answer.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0
    /// ; answered by
    /// a=group:BUNDLE 0 1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0
    /// ```
    id: "answer-bundle-superset",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 9143 §7.4 “the offerer MUST check that any bundled \"m=\" section in the answer was indicated as bundled”",
        "Chrome error quoted at discourse.gstreamer.org/t/4441 “A BUNDLE group in answer contains a MID='1' that was not in the offered group.”",
    ],
    errors: ["A BUNDLE group in answer contains a MID='{}' that was not in the offered group."],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::BundleSuperset) {
        // The space before the tag goes with it.
        let start = violation.span.start().saturating_sub(1);
        let edit = FixEdit::delete(Span::new(start, violation.span.end()));
        let message = "this section was not offered in the group";
        pair.add(report, *violation, message, "the offered group").fix("remove the tag", [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        b"{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}m=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 [[1]]\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        b"{session}m=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE [[0]] [[1]]\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fix: &[(
            b"{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
            b"{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        )],
    newlines: Newlines::Crlf,
};
