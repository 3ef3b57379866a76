use sdpkit_core::{Error, ErrorKind, Line};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The last line has no line end.
    ///
    /// Every line ends with CRLF, the last one too. Chrome refuses the description and names the
    /// last line an "Invalid SDP line."; Firefox takes it. `lines.join("\r\n")` and trimmed strings
    /// leave the end out.
    ///
    /// # Bad
    /// ```sdp
    /// a=sendrecv<EOF>
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=sendrecv
    /// <EOF>
    /// ```
    id: "missing-final-newline",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §9 “version-field = %s\"v\" \"=\" 1*DIGIT CRLF”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Invalid SDP line.", "End of line beyond end of buffer"],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    // A blank line goes as a whole.
    error.kind() == ErrorKind::MissingLineEnd && !line.content().trim_ascii().is_empty()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let place = error.span();
        report
            .add(place, "the last line has no line end")
            .note("Chrome refuses the description: \"Invalid SDP line.\"")
            .fix("end the line", [FixEdit::insert(place.start(), document.line_end())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n"],
    fail: &[b"{session}{audio}a=sendrecv[[]]", b"v=0[[]]"],
    fix: &[
        (
            b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0",
            b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        ),
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        ),
        (b"v=0", b"v=0\r\n"),
    ],
    newlines: Newlines::AsWritten,
};
