use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two `a=rid` lines of a section have the same identifier.
    ///
    /// The identifier stands in each packet and says which stream it belongs to, so it must be unique.
    /// Browsers refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send
    /// a=rid:h send
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// ```
    id: "rid-duplicate",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8851 §4 “MUST NOT be repeated in a given media description”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::RidAttribute) {
        return;
    }
    for section in document.model().sections() {
        let mut seen = BTreeMap::new();
        for rid in section.rids() {
            let span = rid.token(0).unwrap_or(rid.value_span());
            if let Some(first) = seen.get(&rid.id) {
                let finding = report.add(
                    span,
                    format!("the identifier `{}` is used a second time in this section", rid.id),
                );
                finding.label(*first, "first used here");
                finding.help("give each stream an identifier of its own");
            } else {
                seen.insert(rid.id, span);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\nm=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:[[h]] recv\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
