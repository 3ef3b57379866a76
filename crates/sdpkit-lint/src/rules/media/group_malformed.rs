use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A group is not what it means, and names of sections.
    ///
    /// Receivers that cannot read the line do not group the sections: without BUNDLE each sets up
    /// a transport of its own, or is refused. Chrome refuses the description ("Failed to parse
    /// group tag."). The meaning comes first; a single space stands before each name, and names
    /// are tokens.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0,1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// ```
    id: "group-malformed",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5888 §5 “group-attribute = \"a=group:\" semantics *(SP identification-tag)”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::Group)],
    errors: [
        "a=group:{} Failed to parse group tag.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("malformed group: {}", error.quoting(document.sdp())))
            .help("write what the group means and the names of its sections, as in `a=group:BUNDLE 0 1`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\na=group:LS\na=group\na=group: BUNDLE 0\n{audio}a=mid:0\n",
    ],
    fail: &[b"{session}a=group:BUNDLE 0[[,1]]\na=group:BUNDLE a[[/b@c]] 2\na=group:[[/]]\n{audio}"],
    fix: &[],
    newlines: Newlines::Crlf,
};
