use sdpkit_core::Span;

use super::not_sdp_input::is_blank;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The text is empty.
    ///
    /// A description has at least a version, an origin, a session name and a time. Browsers refuse
    /// an empty text in an offer or an answer; some parsers take it and make up the lines.
    ///
    /// # Bad
    /// ```sdp
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// s=-
    /// t=0 0
    /// ```
    id: "empty-description",
    category: Syntax,
    severity: Error,
    applies: NotSdp,
    fix: None,
    sources: ["RFC 8866 §5 “Some lines in each description are required”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let text = document.sdp();
    if is_blank(text) {
        let end = u32::try_from(text.as_bytes().len()).unwrap_or(u32::MAX);
        report
            .add(Span::new(0, end), "the description is empty")
            .help("the shortest description has the lines `v=`, `o=`, `s=` and `t=`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}", b"v=0", b"hello"],
    fail: &[b"[[]]", b"[[\n]]", b"[[  \n\t\n]]"],
    fix: &[],
    newlines: Newlines::Crlf,
};
