use sdpkit_core::{Error, ErrorKind, Line};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line is blank.
    ///
    /// A description consists of lines of the form `<type>=<value>`; there are no blank ones, not
    /// even at its end. Chrome refuses such a description ("Invalid SDP line."); Firefox refuses a
    /// blank first line. Blank lines are left behind by templates and by regular expressions that
    /// delete a line without its end.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:0
    ///
    /// a=sendrecv
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// a=sendrecv
    /// ```
    id: "blank-line",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “An SDP description consists of a number of lines of text of the form”"],
    claims: [crate::Claim::When(claims)],
    errors: [
        "Expect line: v=",
        "Expect line: o=",
        "Expect line: s=",
        "Expect line: t=",
        "Expects m line.",
        "Invalid SDP line.",
        "Attempt to parse text not recognized as SDP text, parse fails",
    ],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::BlankLine => true,
        // With the line goes what its end lacks.
        ErrorKind::LeadingSpace | ErrorKind::MissingLineEnd => {
            line.content().trim_ascii().is_empty()
        }
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        if error.kind() != ErrorKind::MissingLineEnd {
            report
                .add(line.span(), "blank line in the description")
                .note("Chrome refuses it: \"Invalid SDP line.\"")
                .fix("remove the line", [FixEdit::delete(line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns= \nt=0 0\n"],
    fail: &[
        b"[[\n]]{session}{audio}",
        b"{session}[[\n]]{audio}[[\n]][[\n]]a=mid:0\n[[\n]]",
        b"{session}[[ \t\n]]{audio}[[  ]]",
    ],
    fix: &[
        (b"\n{session}{audio}\n\na=mid:0\n\n", b"{session}{audio}a=mid:0\n"),
        (b"{session}\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n  ", b"{session}"),
    ],
    newlines: Newlines::Crlf,
};
