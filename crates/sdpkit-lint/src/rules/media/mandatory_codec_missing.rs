use sdpkit_model::{Codec, MediaKind, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section offers none of the codecs that every WebRTC endpoint has.
    ///
    /// These are Opus and PCMA and PCMU (G.711) for audio, VP8 and H.264 for video. With one of
    /// them any two endpoints understand each other; without, the peer may have to reject the
    /// section. It is often meant, by `setCodecPreferences()`.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 45
    /// a=rtpmap:45 AV1/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 45 96
    /// a=rtpmap:45 AV1/90000
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "mandatory-codec-missing",
    category: Media,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.2.1 “formats MUST include the mandatory audio/video codecs”",
        "RFC 7874 §3",
        "RFC 7742 §5 “WebRTC Browsers MUST implement the VP8 video codec”",
    ],
}

const AUDIO: &[&str] = &["opus", "PCMU", "PCMA"];
const VIDEO: &[&str] = &["VP8", "H264"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let (mandatory, help) = match section.kind() {
            MediaKind::Audio => (AUDIO, "offer Opus too, unless the peer is known"),
            MediaKind::Video => (VIDEO, "offer VP8 or H.264 too, unless the peer is known"),
            _ => continue,
        };
        if section.is_rtp()
            && !section.is_rejected()
            && lacks(section, mandatory)
            && !document.is_answer()
        {
            report
                .add(section.line().content_span(), "no codec here that every WebRTC endpoint has")
                .help(help);
        }
    }
}

/// Whether the section has codecs for media, and none of `mandatory` among them.
fn lacks(section: Section<'_, '_>, mandatory: &[&str]) -> bool {
    let mut codecs = section.codecs().filter(|codec| codec.is_listed() && codec.is_media());
    let is_mandatory = |codec: Codec<'_, '_>| mandatory.iter().any(|name| codec.is(name));
    codecs.next().is_some_and(|first| !is_mandatory(first) && !codecs.any(is_mandatory))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 AV1/90000\na=rtpmap:97 vp8/90000\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 AV1/90000\n",
        // Nothing for media is another rule's; an answer has what the offer had.
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 13\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
        b"{webrtc}a=setup:active\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 AV1/90000\n",
        b"{session}m=audio 9 RTP/AVP 18\n",
    ],
    fail: &[
        b"{webrtc}[[m=video 9 UDP/TLS/RTP/SAVPF 96 97]]\na=rtpmap:96 AV1/90000\na=rtpmap:97 rtx/90000\n\
            [[m=audio 9 UDP/TLS/RTP/SAVPF 9 13]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
