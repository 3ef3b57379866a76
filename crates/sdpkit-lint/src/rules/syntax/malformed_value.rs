use alloc::format;

use sdpkit_core::{Attr, AttributeKind, ErrorKind};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The value of a line or an attribute does not follow its grammar.
    ///
    /// Receivers ignore such a line, refuse the description, or guess. Values that another rule
    /// reports in its own words are left to it.
    ///
    /// # Bad
    /// ```sdp
    /// a=framerate:fast
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=framerate:29.97
    /// ```
    id: "malformed-value",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §9"],
    errors: [
        "Invalid value: {}.",
        "Expects at least {} fields.",
        "No attribute type specified, parse failed",
        "Invalid SDP line.",
        "Rid can contain only alphanumeric characters (according to RFC {})",
        "Rid can be at most {} characters long (according to RFC {})",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.unclaimed_errors() {
        if !matches!(error.kind(), ErrorKind::Value { .. }) {
            continue;
        }
        let why = error.quoting(document.sdp());
        let message = match line.attribute() {
            Some(attr) => format!("`a={}`: {why}", attr.name()),
            None => format!("{why}"),
        };
        let finding = report.add(error.span(), message);
        if let Some(info) = line.attribute().and_then(Attr::kind).map(AttributeKind::info) {
            finding.note(format!("defined in {}", info.reference));
            if !info.example.is_empty() {
                finding.help(format!("an example: `a={}:{}`", info.name, info.example));
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=framerate:29.97\na=x-unknown:whatever, really\n"],
    fail: &[
        b"{session}{audio}a=framerate:[[fast]]\na=orient:[[sideways]]\n",
        b"{session}{audio}a=quality:[[x]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
