use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has `a=bundle-only`.
    ///
    /// It belongs in offers. With port 0 it is a warning: RFC 8843 had it so, and RFC 9143 asks
    /// receivers to take it.
    ///
    /// # Bad
    /// ```sdp
    /// ; in an answer
    /// a=bundle-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// ```
    id: "answer-bundle-only-present",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 9143 §7.3.2 “MUST NOT include an SDP 'bundle-only' attribute to the \"m=\" section”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::BundleOnlyPresent) {
        let finding =
            pair.add(report, *violation, "`a=bundle-only` belongs in offers", "offered here");
        // With port 0 the section would be rejected without it.
        if finding.severity == Severity::Error {
            let line = pair.document().line_at(violation.span.start());
            let edits = line.map(|line| FixEdit::delete(line.span()));
            finding.fix("remove the line", edits);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n[[a=bundle-only]]\n",
    ],
    fix: &[(
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\na=bundle-only\n",
            b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        )],
    newlines: Newlines::Crlf,
};
