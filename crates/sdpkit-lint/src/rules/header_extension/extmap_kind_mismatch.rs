use alloc::format;

use sdpkit_core::attribute::{Extmap, extmap_uri};
use sdpkit_model::MediaKind;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension for audio stands in a section of video, or the other way round.
    ///
    /// It can never be used there.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
    /// ```
    id: "extmap-kind-mismatch",
    category: HeaderExtension,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 6464 §3 “carries the level of the audio in the RTP [RFC3550] payload”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        let Some(section) =
            extension.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let (wrong, of) = match section.kind() {
            MediaKind::Audio => (VIDEO_ONLY, "video"),
            MediaKind::Video => (AUDIO_ONLY, "audio"),
            _ => continue,
        };
        if !wrong.iter().any(|wrong| extension.uri == *wrong) {
            continue;
        }
        let span = document.sdp().span_of(&extension.uri).unwrap_or(extension.value_span());
        let finding = report.add(span, format!("this header extension is for {of} only"));
        finding.label(section.line().content_span(), "the section");
        finding.fix("remove the line", [FixEdit::delete(extension.line.span())]);
    }
}

const AUDIO_ONLY: &[&str] = &[extmap_uri::SSRC_AUDIO_LEVEL, extmap_uri::CSRC_AUDIO_LEVEL];

const VIDEO_ONLY: &[&str] = &[
    extmap_uri::VIDEO_ORIENTATION,
    extmap_uri::VIDEO_TIMING,
    extmap_uri::VIDEO_CONTENT_TYPE,
    extmap_uri::COLOR_SPACE,
];

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\n",
    ],
    fail: &[
        b"{webrtc}a=extmap:1 [[urn:3gpp:video-orientation]]\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=extmap:1 [[urn:ietf:params:rtp-hdrext:ssrc-audio-level]]\n",
    ],
    fix: &[
        (
            b"{webrtc}a=extmap:1 urn:3gpp:video-orientation\n",
            b"{webrtc}",
        ),
    ],
    newlines: Newlines::Crlf,
};
