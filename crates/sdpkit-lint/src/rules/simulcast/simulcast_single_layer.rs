use sdpkit_core::attribute::Simulcast;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` sends one stream only.
    ///
    /// That is no simulcast: JSEP writes the line only where there is more than one. Most receivers take it.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send
    /// a=simulcast:send h
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-single-layer",
    category: Simulcast,
    severity: Info,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “more than one \"a=rid\" line has been generated”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let (Some(send), None) = (simulcast.send, simulcast.recv) else { continue };
        if send.iter().count() != 1 || section.is_rejected() {
            continue;
        }
        report
            .add(simulcast.value_span(), "simulcast with a single stream is none")
            .fix("remove the line", [FixEdit::delete(simulcast.line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:recv h\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=simulcast:[[send h]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=simulcast:send h\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
