use alloc::format;

use super::names::Slips;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute is unknown.
    ///
    /// Attributes are registered with IANA, and receivers ignore those they do not know. Besides
    /// the registered ones, this tool knows what browsers, cameras and common stacks write.
    ///
    /// # Bad
    /// ```sdp
    /// a=foo:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:1
    /// ```
    id: "unregistered-attribute",
    category: Syntax,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.13 “Attributes MUST be registered with IANA”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut slips = Slips::new();
    for attr in document.model().unknown_attributes() {
        // `attribute-name-case` and `attribute-typo` say more about a name like a known one.
        if document.is_readable(attr.line()) && slips.find(attr.name().as_bytes()).is_none() {
            report
                .add(attr.name_span(), format!("`a={}` is no registered attribute", attr.name()))
                .note("receivers ignore attributes they do not know");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=RTPMAP:8 PCMA/8000\na=rtmap:8 PCMA/8000\na=:x\n",
    ],
    fail: &[b"{session}a=[[x-note]]:1\n{audio}a=[[foo]]:1\na=[[bar]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
