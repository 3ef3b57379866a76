use sdpkit_core::{Error, ErrorKind, Line, LineType};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A `k=` line gives an encryption key.
    ///
    /// The line is obsolete: nobody may send it, and receivers discard it. Everyone on the way can
    /// read the key in it, so a session that relied on it is not protected. Keys are agreed on by
    /// DTLS (`a=fingerprint`) or, over protected signalling, given in `a=crypto`.
    ///
    /// # Bad
    /// ```sdp
    /// k=clear:secret
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    id: "obsolete-key-line",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8866 §5.12 “is obsolete and MUST NOT be used. It is included in this document for legacy reasons”"],
    claims: [crate::Claim::Line(LineType::Key), crate::Claim::When(claims)],
}

/// It does not matter what else is wrong with a line that must go.
fn claims(_: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::LineOutOfOrder { found: LineType::Key, .. }
            | ErrorKind::RepeatedLine { found: LineType::Key }
    )
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines_of(LineType::Key) {
        let has_key = line.value().is_some_and(|value| value.contains(&b':'));
        let finding = report.add(line.content_span(), "`k=` is obsolete and must not be sent");
        if has_key {
            finding
                .note("everyone who sees the description sees the key: take it as known to others");
        }
        finding.fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}"],
    fail: &[b"{session}[[k=clear:secret]]\n{audio}a=x:y\n[[k=]]\n[[k=prompt]]\n"],
    fix: &[(b"{session}k=clear:secret\n{audio}a=x:y\nk=\nk=prompt\n", b"{session}{audio}a=x:y\n")],
    newlines: Newlines::Crlf,
};
