use sdpkit_core::ErrorKind;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line is blank.
    ///
    /// A description consists of lines of the form `<type>=<value>`; there are no blank ones, not
    /// even at its end. Chrome refuses such a description ("Invalid SDP line"). Blank lines are
    /// left behind by templates and by regular expressions that delete a line without its end.
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
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for error in document.errors() {
        if error.kind() == ErrorKind::BlankLine {
            report
                .add(error.span(), "blank line in the description")
                .fix("remove the line", [FixEdit::delete(error.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}"],
    fail: &[b"[[\n]]{session}{audio}", b"{session}[[\n]]{audio}[[\n]][[\n]]a=mid:0\n[[\n]]"],
    fix: &[(b"\n{session}{audio}\n\na=mid:0\n\n", b"{session}{audio}a=mid:0\n")],
    newlines: Newlines::Crlf,
};
