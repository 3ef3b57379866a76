use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that was offered as rejected is accepted.
    ///
    /// The offerer has given it up, and listens nowhere. `a=bundle-only` is the exception: there the
    /// port says nothing.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 RTP/AVP 96
    /// ; answered by
    /// m=video 9 RTP/AVP 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 RTP/AVP 96
    /// ```
    id: "answer-zero-port",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 3264 §8.2 “A stream that is offered with a port of zero MUST be marked with port zero in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::ZeroPort) {
        let edit = FixEdit::replace(violation.span, *b"0");
        pair.add(report, *violation, "this section was offered as rejected", "port 0 was offered")
            .fix("reject the section", [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 0 RTP/AVP 0\n{answer}{session}m=audio 0 RTP/AVP 0\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 0\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 0\na=mid:1\n",
    ],
    fail: &[
        b"{session}m=audio 0 RTP/AVP 0\n{answer}{session}m=audio [[49170]] RTP/AVP 0\n",
    ],
    fix: &[(
            b"{session}m=audio 0 RTP/AVP 0\n{answer}{session}m=audio 49170 RTP/AVP 0\n",
            b"{session}m=audio 0 RTP/AVP 0\n{answer}{session}m=audio 0 RTP/AVP 0\n",
        )],
    newlines: Newlines::Crlf,
};
