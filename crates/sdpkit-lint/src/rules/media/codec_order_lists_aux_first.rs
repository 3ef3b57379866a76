use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::Span;
use sdpkit_model::{Codec, MediaKind, Section};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The first codec of a section is one that only helps others.
    ///
    /// The first format is the one preferred, and simple peers take it alone: GStreamer's webrtcbin
    /// (1.22) answers an offer that begins with `ulpfec` with that, and no media flows. It comes
    /// from `setCodecPreferences()` with a list sorted by something else. Redundancy (`red`) may
    /// stand first: it is preferred like that.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 97 96
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// ```
    id: "codec-order-lists-aux-first",
    category: Media,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 3264 §5.1 “MUST be listed in order of preference, with the first format listed being preferred”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let is_media = matches!(section.kind(), MediaKind::Audio | MediaKind::Video);
        if !is_media || !section.is_rtp() || section.is_rejected() {
            continue;
        }
        let Some(first) = section.codecs().find(|codec| codec.is_listed() && !codec.is_red())
        else {
            continue;
        };
        if first.encoding_name().is_some() && !first.is_media() {
            report_order(document, section, first, report);
        }
    }
}

fn report_order(
    document: &Document<'_>,
    section: Section<'_, '_>,
    first: Codec<'_, '_>,
    report: &mut Report<'_>,
) {
    let Some(media) = section.codecs().filter(Codec::is_listed).find(Codec::is_media) else {
        return;
    };
    let (Some(from), Some(to)) = (first.format_span(), media.format_span()) else { return };
    let name = first.encoding_name().unwrap_or_default();
    let finding = report.add(from, format!("`{name}` comes before any codec for media"));
    finding.label(to, "the first codec for media");
    // The helpers before it follow it; what follows them keeps its place.
    let helpers = document.sdp().slice(Span::new(from.start(), to.start())).as_bytes();
    let text: Vec<u8> =
        [document.sdp().slice(to).as_bytes(), b" ", helpers.trim_ascii_end()].concat();
    let span = Span::new(from.start(), to.end());
    finding.fix("list the codec for media first", [FixEdit::replace(span, text)]);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 63 111 13\na=rtpmap:63 red/48000/2\na=rtpmap:111 opus/48000/2\n",
        // Nothing for media, or nobody knows, is another rule's.
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 97 98\na=rtpmap:97 rtx/90000\nm=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:97 VP8/90000\n",
        b"{session}m=audio 9 RTP/AVP 13 0\n",
    ],
    fail: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF [[13]] 0\nm=video 9 UDP/TLS/RTP/SAVPF 98 [[97]] 99 96\na=rtpmap:98 red/90000\na=rtpmap:97 rtx/90000\n\
            a=rtpmap:99 ulpfec/90000\na=rtpmap:96 VP8/90000\n",
    ],
    fix: &[(
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 13 101 0 8\na=rtpmap:101 telephone-event/8000\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0 13 101 8\na=rtpmap:101 telephone-event/8000\n",
    )],
    newlines: Newlines::Crlf,
};
