use alloc::format;
use alloc::vec::Vec;

use super::line_ends::{all_in_crlf, newlines};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Some lines end in CRLF and others in LF.
    ///
    /// CRLF ends a line. A mixture is the trace of an edit: lines put in with `\n` by a template
    /// literal or a replacement. Code that splits at `\r\n` then misses the lines after it.
    ///
    /// # Bad
    /// ```text
    /// v=0\r\n
    /// s=-\n
    /// ```
    ///
    /// # Good
    /// ```text
    /// v=0\r\n
    /// s=-\r\n
    /// ```
    id: "mixed-line-endings",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “The sequence CRLF (0x0d0a) is used to end a line”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if all_in_crlf(document) {
        return;
    }
    let ends: Vec<_> = newlines(document).collect();
    let complete = document.lines().iter().find(|line| line.terminator() == b"\r\n");
    let (Some(first), Some(complete)) = (ends.first(), complete) else { return };
    let count = document.lines().iter().filter(|line| !line.terminator().is_empty()).count();
    report
        .add(first.place, format!("{} of {count} lines end in LF, the others in CRLF", ends.len()))
        .label(complete.content_span(), "this line ends in CRLF")
        .fix("end every line in CRLF", ends.iter().map(|end| end.edit()));
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0",
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0",
    ],
    fail: &[
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-[[\n]]t=0 0\n",
        b"v=0[[\n]]o=- 1 1 IN IP4 192.0.2.1\r\n",
    ],
    fix: &[(
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\ns=-\r\nt=0 0\n",
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
    )],
    newlines: Newlines::AsWritten,
};
