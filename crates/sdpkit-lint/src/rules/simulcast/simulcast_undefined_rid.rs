use alloc::format;

use sdpkit_core::attribute::Simulcast;

use super::streams::{names, streams};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` names a stream that no `a=rid` defines.
    ///
    /// Such a stream must not be used. Browsers refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-undefined-rid",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 9429 §5.8.3 “All rid-ids referenced in an \"a=simulcast\" line MUST exist as \"a=rid\" lines”",
        "RFC 8853 §5.2 “Simulcast streams using undefined rid-ids MUST NOT be used”",
    ],
    errors: ["No rid attribute for '{}'"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        for (direction, id) in streams(&simulcast) {
            if names(section, id.rid) {
                continue;
            }
            let span = document.sdp().span_of(&id.rid).unwrap_or(simulcast.value_span());
            report
                .add(
                    span,
                    format!("`a=simulcast` names `{}`, which no `a=rid` line defines", id.rid),
                )
                .help(format!("add `a=rid:{} {direction}`, or remove it here", id.rid));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h x\na=simulcast:send h\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=simulcast:send h;~[[m]],[[l]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
