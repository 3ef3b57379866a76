use alloc::format;

use sdpkit_core::attribute::RidAttribute;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rid` depends on a stream that its section does not define.
    ///
    /// A layered stream is decoded together with those that `depend` names.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send depend=x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:l send
    /// a=rid:h send depend=l
    /// ```
    id: "rid-depend-unknown",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8851 §6.2.2 “unambiguously match the rid-ids in the media description”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rid in document.model().all::<RidAttribute<'_>>() {
        let Some(section) = rid.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        for needed in rid.restrictions.iter().flat_map(|restriction| restriction.dependencies()) {
            if section.rids().any(|other| other.id == needed) {
                continue;
            }
            let span = document.sdp().span_of(&needed).unwrap_or(rid.value_span());
            report
                .add(
                    span,
                    format!("stream `{}` depends on `{needed}`, which no `a=rid` defines", rid.id),
                )
                .help("add the stream, or remove the restriction");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:l send\na=rid:h send depend=l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:l send\na=rid:h send depend=l,[[x]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
