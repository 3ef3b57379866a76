use sdpkit_core::LineType;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session name is empty.
    ///
    /// `s=` needs at least one character; a session without a name is `s=-`. Chrome refuses the
    /// empty line. Cameras write it often.
    ///
    /// # Bad
    /// ```sdp
    /// s=
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=-
    /// ```
    id: "empty-session-name",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5.3 “The \"s=\" line MUST NOT be empty”"],
    claims: [crate::Claim::Line(LineType::SessionName)],
    errors: ["Expect line: s="],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        report
            .add(line.content_span(), "the session name is empty")
            .fix("write `s=-`", [FixEdit::insert(error.span().start(), "-")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}", b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns= \nt=0 0\n"],
    fail: &[b"v=0\no=- 1 1 IN IP4 192.0.2.1\n[[s=]]\nt=0 0\n", b"{session}[[s=]]"],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
    )],
    newlines: Newlines::Crlf,
};
