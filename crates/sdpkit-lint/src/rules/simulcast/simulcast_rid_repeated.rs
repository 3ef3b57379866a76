use alloc::collections::BTreeSet;
use alloc::format;

use sdpkit_core::Span;
use sdpkit_core::attribute::Simulcast;

use super::streams::streams;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` names a stream twice.
    ///
    /// Each stream stands once in the line. The second has no meaning.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;h
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h
    /// ```
    id: "simulcast-rid-repeated",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8853 §5.2 “a single rid-id MUST NOT occur more than once per \"a=simulcast\" line”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let mut seen = BTreeSet::new();
        for (_, id) in streams(&simulcast) {
            if seen.insert(id.rid) {
                continue;
            }
            let Some(span) = document.sdp().span_of(&id.rid) else { continue };
            let finding =
                report.add(span, format!("the stream `{}` stands in this line twice", id.rid));
            // With its tilde and the separator before it; the first of a direction cannot go alone.
            let start = span.start() - u32::from(id.paused);
            let before = document.sdp().slice(Span::new(start.saturating_sub(1), start));
            if matches!(before.as_bytes(), b";" | b",") {
                finding
                    .fix("remove the second", [FixEdit::delete(Span::new(start - 1, span.end()))]);
            } else {
                finding.help("remove one of them");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l recv m\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;~[[h]] recv [[h]]\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\na=simulcast:send h;l,h;~l\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
