use sdpkit_core::{Error, ErrorKind, Line};

use super::line_ending_not_crlf;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line holds a NUL or a CR.
    ///
    /// Any byte may stand in a value but NUL, CR and LF. Parsers in C end the text at a NUL, others
    /// take it into the value, so that two receivers read different descriptions. A CR that was
    /// meant as a line end is reported by `line-ending-not-crlf`.
    ///
    /// # Bad
    /// ```text
    /// s=a\0b
    /// ```
    ///
    /// # Good
    /// ```text
    /// s=ab
    /// ```
    id: "forbidden-control-byte",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5 “with the exceptions of 0x00 (Nul), 0x0a (ASCII newline), and 0x0d”"],
    claims: [crate::Claim::When(claims)],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::ForbiddenByte { .. })
        && !line_ending_not_crlf::claims(document, line, error)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let message = match error.kind() {
            ErrorKind::ForbiddenByte { found: 0 } => {
                "a NUL stands in a line: parsers end the text here"
            }
            _ => "a CR stands in a line: only as part of CRLF may it stand in a description",
        };
        report.add(error.span(), message).help("remove the byte");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}i=tab\tand \x01\n{audio}", b"v=0\r\r\no=- 1 1 IN IP4 192.0.2.1\r\n"],
    fail: &[
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=a[[\0]]b\0c\r\nt=0 0\r\n",
        b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=a[[\r]]b\r\nt=0 0\r\n",
    ],
    fix: &[],
    newlines: Newlines::AsWritten,
};
