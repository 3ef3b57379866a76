use alloc::format;

use sdpkit_core::attribute::{RtcpFb, Simulcast};
use sdpkit_model::Placed;

use super::streams::streams;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A simulcast stream starts paused, but resuming it is not offered.
    ///
    /// A stream with `~` is started by a RESUME message of RFC 7728, which `a=rtcp-fb ... ccm pause` offers.
    /// Browsers do not implement it: there the stream starts when the application says so.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;~l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-fb:* ccm pause
    /// a=simulcast:send h;~l
    /// ```
    id: "simulcast-paused-without-ccm",
    category: Simulcast,
    severity: Info,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8853 §5.2 “support for RTP stream pause/resume MUST also be included”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let Some((_, paused)) = streams(&simulcast).find(|(_, id)| id.paused) else { continue };
        let offers = |line: Placed<'_, RtcpFb<'_>>| {
            line.feedback_type == *"ccm"
                && line.parameter.is_some_and(|parameter| parameter == *"pause")
        };
        if section.all::<RtcpFb<'_>>().any(offers) {
            continue;
        }
        let span = document.sdp().span_of(&paused.rid).unwrap_or(simulcast.value_span());
        report
            .add(
                span,
                format!(
                    "`{}` starts paused, and `ccm pause` to resume it is not offered",
                    paused.rid
                ),
            )
            .help("add `a=rtcp-fb:* ccm pause` where RFC 7728 is implemented");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:* ccm pause\na=simulcast:send h;~l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;~[[l]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
