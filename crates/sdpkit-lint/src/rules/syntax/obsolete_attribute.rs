use alloc::format;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{Category, Keywords};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An attribute is obsolete.
    ///
    /// `a=cat` and `a=keywds` were to help in finding sessions. Nobody ever registered their
    /// values; they should not be sent, and receivers should ignore them.
    ///
    /// # Bad
    /// ```sdp
    /// a=keywds:SDP protocol
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// i=How SDP works
    /// ```
    id: "obsolete-attribute",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §6.1 “This attribute is obsolete and SHOULD NOT be used”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let obsolete = [Category::INFO, Keywords::INFO];
    let lines = obsolete
        .into_iter()
        .flat_map(|info| model.lines_of_kind(info.kind).map(move |line| (line, info.name)));
    for (line, name) in lines {
        report
            .add(line.content_span(), format!("`a={name}` is obsolete: receivers ignore it"))
            .fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}a=tool:x\n{audio}", b"{session}a=category:x\n"],
    fail: &[b"{session}[[a=cat:foo.bar]]\n[[a=keywds:a b]]\n{audio}"],
    fix: &[(b"{session}a=cat:foo\na=keywds:a b\n{audio}", b"{session}{audio}")],
    newlines: Newlines::Crlf,
};
