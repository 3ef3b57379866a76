use sdpkit_core::Span;
use sdpkit_model::{Codec, MediaKind, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Video is protected by RED with ULPFEC, and lost packets cannot be sent again.
    ///
    /// ULPFEC in RED is how Chrome repaired video before it had retransmissions. It costs bandwidth
    /// all the time, protects one stream only, and RFC 8854 recommends `flexfec` in its place where
    /// forward error correction is wanted at all. Chrome offers it beside `rtx` and uses it when
    /// both agree.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 100 116 117
    /// a=rtpmap:116 red/90000
    /// a=rtpmap:117 ulpfec/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 100 101
    /// a=rtpmap:101 rtx/90000
    /// a=fmtp:101 apt=100
    /// ```
    id: "legacy-video-red",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8854 §5.1 “use of a separate FEC stream with the Flexible FEC RTP payload format is RECOMMENDED”",
        "RFC 5109 §13.1",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let sections = document.model().sections();
    for section in sections.filter(|section| section.kind() == MediaKind::Video) {
        let Some(red) = place(section, Codec::is_red) else { continue };
        let Some(fec) = place(section, |codec| codec.is("ulpfec")) else { continue };
        if section.codecs().any(|codec| codec.is_rtx()) {
            continue;
        }
        report
            .add(red, "video is repaired by RED and ULPFEC alone")
            .label(fec, "the redundant packets")
            .help("offer retransmissions (`rtx`) for each codec");
    }
}

/// Where the first codec of that sort is mapped.
fn place<'m, 'a>(
    section: Section<'m, 'a>,
    is_meant: impl Fn(&Codec<'m, 'a>) -> bool,
) -> Option<Span> {
    section.codecs().find(is_meant)?.rtpmap().map(|rtpmap| rtpmap.value_span())
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 100 116 117 101\na=rtpmap:116 red/90000\na=rtpmap:117 ulpfec/90000\n\
            a=rtpmap:101 rtx/90000\na=fmtp:101 apt=100\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 116 117\na=rtpmap:116 red/48000/2\na=rtpmap:117 ulpfec/48000\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 100 116\na=rtpmap:116 red/90000\n",
        b"{session}m=video 9 RTP/AVP 100 116 117\na=rtpmap:116 red/90000\na=rtpmap:117 ulpfec/90000\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 100 117 116\na=rtpmap:117 ulpfec/90000\na=rtpmap:[[116 red/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
