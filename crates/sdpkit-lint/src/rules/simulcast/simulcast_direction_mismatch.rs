use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::attribute::{Simulcast, StreamDirection};

use super::streams::streams;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` uses a stream in the direction opposite to its `a=rid`.
    ///
    /// Both say who sends. Browsers refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h recv
    /// a=rid:l recv
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-direction-mismatch",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8853 §5.2 “The direction for a rid-id MUST be aligned with the direction specified”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        // The first definition of a stream for each direction.
        let mut rids = BTreeMap::new();
        for rid in section.rids() {
            rids.entry((rid.id.as_str(), rid.direction == StreamDirection::Send)).or_insert(rid);
        }
        for (direction, id) in streams(&simulcast) {
            let opposite = direction != StreamDirection::Send;
            let Some(rid) = rids.get(&(id.rid.as_str(), opposite)) else { continue };
            let span = document.sdp().span_of(&id.rid).unwrap_or(simulcast.value_span());
            let finding = report.add(
                span,
                format!(
                    "`{}` is a stream to {direction} here, and to {} in its `a=rid`",
                    id.rid, rid.direction
                ),
            );
            finding.label(rid.value_span(), "its definition");
            finding.help("make the two directions the same");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l recv\na=simulcast:send h recv l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h recv\na=simulcast:send [[h]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
