use alloc::format;

use super::attributes_of::Singles;
use super::names::{Slip, Slips};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of an attribute is written in the wrong case.
    ///
    /// Names are case-significant: `a=RTPMAP` is an attribute nobody knows, and receivers must
    /// ignore it without a word.
    ///
    /// # Bad
    /// ```sdp
    /// a=RTPMAP:96 VP8/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "attribute-name-case",
    category: Syntax,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8866 §5 “and is case-significant unless a specific field defines otherwise”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut slips = Slips::new();
    let mut singles = None;
    for attr in document.model().unknown_attributes() {
        let Some(Slip::Case(kind)) = slips.find(attr.name().as_bytes()) else { continue };
        let place = attr.name_span();
        let message = format!("`a={}` is unknown: names are case-significant", attr.name());
        let finding = report.add(place, message);
        finding.note("receivers ignore attributes they do not know");
        let help = format!("write `a={}`", kind.name());
        let singles = singles.get_or_insert_with(|| Singles::of(document));
        singles.rename(attr, kind, help, finding);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=rtpmap:0 PCMU/8000\na=X-Whatever:1\n"],
    fail: &[b"{session}{audio}a=[[RTPMAP]]:0 PCMU/8000\na=[[SendRecv]]\na=[[Fmtp]]\n"],
    fix: &[(
        b"{session}{audio}a=RTPMAP:0 PCMU/8000\na=RTPMAP:8\na=SENDRECV\na=Sendrecv\n",
        b"{session}{audio}a=rtpmap:0 PCMU/8000\na=RTPMAP:8\na=sendrecv\na=Sendrecv\n",
    )],
    newlines: Newlines::Crlf,
};
