use sdpkit_core::LineType;
use sdpkit_negotiate::Check;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `t=` line of the answer is not that of the offer.
    ///
    /// The time of a session is not negotiated. Receivers that look at it may take the session for
    /// over.
    ///
    /// # Bad
    /// ```sdp
    /// t=0 0
    /// ; answered by
    /// t=3724394400 3724398000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// ```
    id: "answer-ptime-time-line",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 3264 §6 “The \"t=\" line in the answer MUST equal that of the offer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::TimeLine) {
        let offered = pair.there(*violation);
        let count = |document: &Document<'_>| document.lines_of(LineType::Timing).count();
        let finding =
            pair.add(report, *violation, "the time is not that of the offer", "offered here");
        // Several times are several lines, and need more than one in the place of one.
        if count(pair.document()) == 1 && count(pair.reference()) == 1 {
            let edit = FixEdit::replace(violation.span, offered.into_bytes());
            finding.fix("write the time of the offer", [edit]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{answer}{session}",
        b"{session}{audio}{answer}{session}{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\n[[t=3724394400 0]]\n",
    ],
    fix: &[(
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=3724394400 0\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{answer}v=0\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        )],
    newlines: Newlines::Crlf,
};
