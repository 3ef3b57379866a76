use sdpkit_core::Span;
use sdpkit_model::{Codec, MediaKind, Section};

use super::words::FIRST_FORMAT;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// All codecs of a section are there to help others, and there is no other.
    ///
    /// Retransmission, redundancy, error correction, tones and comfort noise go with a codec for
    /// media; alone they carry nothing, and the peer rejects the section. It comes from codecs that
    /// were filtered out by name, while what belongs to them stayed, and from peers that answer
    /// with the first format of the offer, whatever it is.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 97
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "no-usable-codec",
    category: Media,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “the \"m=\" line MUST contain at least one codec the answerer is willing to both send and receive”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let is_media = matches!(section.kind(), MediaKind::Audio | MediaKind::Video);
        if is_media && section.is_rtp() && !section.is_rejected() && has_helpers_alone(section) {
            report
                .add(formats(section), "no codec for media: what is listed only helps others")
                .help("list a codec, or reject the section by port 0");
        }
    }
}

/// Whether all codecs that are listed are known to be no media.
fn has_helpers_alone(section: Section<'_, '_>) -> bool {
    let mut listed = section.codecs().filter(Codec::is_listed).peekable();
    listed.peek().is_some()
        && listed.all(|codec| codec.encoding_name().is_some() && !codec.is_media())
}

/// The place of all formats.
fn formats(section: Section<'_, '_>) -> Span {
    let line = section.line();
    let end = line.value_span().end();
    line.token(FIRST_FORMAT).map_or(line.content_span(), |first| Span::new(first.start(), end))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 101 0\na=rtpmap:101 telephone-event/8000\nm=audio 0 UDP/TLS/RTP/SAVPF 13\n",
        // What 96 is, nobody knows.
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:97 rtx/90000\nm=application 9 UDP/TLS/RTP/SAVPF 97\na=rtpmap:97 rtx/90000\n",
        b"{session}m=audio 9 RTP/AVP 101\na=rtpmap:101 telephone-event/8000\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF [[97 98 99]]\na=rtpmap:97 rtx/90000\na=rtpmap:98 red/90000\na=rtpmap:99 ulpfec/90000\n\
            m=audio 9 UDP/TLS/RTP/SAVPF [[13]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
