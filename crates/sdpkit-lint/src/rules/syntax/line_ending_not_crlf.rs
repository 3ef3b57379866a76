use alloc::vec::Vec;

use sdpkit_core::{Error, ErrorKind, Line};
use sdpkit_model::order::Order as _;

use super::line_ends::{Odd, OddEnd, all_in_crlf, newlines, returns, returns_of};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Lines end in something else than CRLF.
    ///
    /// CRLF ends a line. Parsers are asked to take LF alone, and browsers do, but other receivers
    /// do not. A CR alone ends no line: to a browser a text with only those is one long line, and
    /// it refuses the description; a CR too many is part of the value. Template literals and text
    /// files have LF; CR CR LF comes from writing CRLF in text mode on Windows.
    ///
    /// # Bad
    /// ```text
    /// v=0\n
    /// s=-\r
    /// ```
    ///
    /// # Good
    /// ```text
    /// v=0\r\n
    /// s=-\r\n
    /// ```
    id: "line-ending-not-crlf",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5 “The sequence CRLF (0x0d0a) is used to end a line”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Expect line: v=", "End of line beyond end of buffer"],
}

pub(super) fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::ForbiddenByte { found: b'\r' } => {
            returns_of(line).any(|end| end.place == error.span())
        }
        // The line is there, behind a CR.
        ErrorKind::MissingLine { expected } => {
            let start = [b'\r', expected.letter(), b'='];
            document.sdp().as_bytes().windows(start.len()).any(|bytes| bytes == start)
        }
        // The CR that should end the text is the end of its last line.
        ErrorKind::MissingLineEnd => line.content().ends_with(b"\r"),
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if all_in_crlf(document) {
        return;
    }
    let is_mixed = document.lines().iter().any(|line| line.terminator() == b"\r\n");
    let mut ends: Vec<OddEnd> = returns(document).collect();
    let has_returns = !ends.is_empty();
    if !is_mixed {
        ends.extend(newlines(document));
    }
    ends.order_by_key(|end| end.place);
    let Some(first) = ends.first() else { return };
    let first = if has_returns {
        ends.iter().find(|end| end.kind != Odd::Newline).unwrap_or(first)
    } else {
        first
    };
    let message = match first.kind {
        Odd::Newline => "lines end in LF alone: CRLF ends a line",
        Odd::Return => "a CR alone ends no line: the lines after it are read as part of this one",
        Odd::TwoReturns => "a line ends in CR CR LF: the first CR is read as part of the value",
    };
    let finding = report.add(first.place, message);
    if has_returns {
        finding.severity(Severity::Error);
    }
    finding.fix("end every line in CRLF", ends.iter().map(|end| end.edit()));
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=a\rb\r\nt=0 0\r\n",
        b"v=0",
    ],
    fail: &[
        b"v=0[[\n]]o=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0[[\r]]o=- 1 1 IN IP4 192.0.2.1\rs=-\rt=0 0\r",
        b"v=0[[\r]]\r\no=- 1 1 IN IP4 192.0.2.1\r\r\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1[[\r]]s=-\nt=0 0\n",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
            b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        ),
        (
            b"v=0\ro=- 1 1 IN IP4 192.0.2.1\rs=-\rt=0 0\r",
            b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        ),
        (
            b"v=0\r\r\no=- 1 1 IN IP4 192.0.2.1\r\r\r\ns=-\r\nt=0 0\r\n",
            b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n",
        ),
    ],
    newlines: Newlines::AsWritten,
};
