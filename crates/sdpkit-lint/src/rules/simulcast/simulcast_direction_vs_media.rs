use alloc::format;

use sdpkit_core::attribute::Simulcast;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section offers simulcast in a direction in which it does not carry media.
    ///
    /// The streams are not sent. It is what is left when only the direction of a section is changed.
    ///
    /// # Bad
    /// ```sdp
    /// a=recvonly
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=sendonly
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-direction-vs-media",
    category: Simulcast,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8853 §5.2 “separate and independent sets of simulcast streams”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let direction = section.direction();
        let idle = match (simulcast.send, simulcast.recv) {
            (Some(_), _) if !direction.sends() => "send",
            (_, Some(_)) if !direction.receives() => "recv",
            _ => continue,
        };
        let message =
            format!("simulcast to `{idle}` in a section that is `{}`", direction.as_str());
        let finding = report.add(simulcast.value_span(), message);
        if let Some((attr, _)) = section.direction_attr() {
            finding.label(attr.line().content_span(), "the direction in effect");
        }
        finding.help("change the direction, or remove the simulcast streams");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=sendonly\na=simulcast:send h;l\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=sendrecv\na=simulcast:send h recv l\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=recvonly\na=simulcast:[[send h;l]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
