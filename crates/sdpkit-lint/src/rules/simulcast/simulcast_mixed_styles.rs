use sdpkit_core::attribute::{Simulcast, SsrcSemantics};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has simulcast in two styles.
    ///
    /// `a=simulcast` with `a=rid` is the standard; `a=ssrc-group:SIM` is what Chrome took before. A receiver
    /// uses one of them, and it is not told which.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;l
    /// a=ssrc-group:SIM 1 2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-mixed-styles",
    category: Simulcast,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8853 §4 “a=simulcast”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let Some(group) =
            section.source_groups().find(|group| group.semantics == SsrcSemantics::Simulcast)
        else {
            continue;
        };
        let finding =
            report.add(group.value_span(), "simulcast by `a=ssrc-group:SIM` beside `a=simulcast`");
        finding.label(simulcast.value_span(), "the standard style");
        finding.help("remove the group and its sources");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\na=ssrc-group:FID 1 2\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\na=ssrc-group:[[SIM 1 2]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
