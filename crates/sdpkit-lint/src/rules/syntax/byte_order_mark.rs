use sdpkit_core::{Error, ErrorKind, Line};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A byte order mark stands before the first line.
    ///
    /// A description begins with the letter `v`. Chrome refuses the mark ("Expect line: v="), and
    /// so does Firefox. Editors on Windows write it at the start of files in UTF-8.
    ///
    /// # Bad
    /// ```sdp
    /// \u{feff}v=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// ```
    id: "byte-order-mark",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §9 “version-field = %s\"v\" \"=\" 1*DIGIT CRLF”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Expect line: v=", "SDP contains non ASCII characters at position {}"],
}

fn claims(_: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    error.kind() == ErrorKind::ByteOrderMark
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), "a byte order mark stands before `v=`")
            .note("Chrome refuses the description: \"Expect line: v=\"")
            .fix("remove the mark", [FixEdit::delete(error.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\xef\xbb\xbf\nt=0 0\n"],
    fail: &[b"[[\xef\xbb\xbf]]{session}"],
    fix: &[(b"\xef\xbb\xbf{session}{audio}", b"{session}{audio}")],
    newlines: Newlines::Crlf,
};
