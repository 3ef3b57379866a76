use alloc::format;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source has no `cname`.
    ///
    /// The canonical name says which sources belong to one sender and are to be played in time with each
    /// other. RFC 5576 asks for it for every source.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:1 msid:stream track
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1 cname:rVkeAUCmuO964FLM
    /// a=ssrc:1 msid:stream track
    /// ```
    id: "ssrc-cname-missing",
    category: Source,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5576 §4.1 “the source-level attribute \"cname\", defined in Section 6.1, MUST be provided”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for source in document.model().sections().flat_map(|section| section.sources()) {
        let Some(first) = source.attributes().next() else { continue };
        if source.attribute("cname").is_none() {
            report
                .add(first.value_span(), format!("source {} has no `cname`", source.ssrc()))
                .help(format!("add `a=ssrc:{} cname:<name>`", source.ssrc()));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc:1 msid:a b\n"],
    fail: &[b"{session}m=audio 9 RTP/AVP 0\na=ssrc:[[1 msid:a b]]\na=ssrc:1 mslabel:a\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
