use sdpkit_model::MediaKind;

use super::codecs::{called, place};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Forward error correction is offered without the RED that carries it.
    ///
    /// Browsers send `ulpfec` for video as a part of `red` packets only. A section that lists
    /// `ulpfec` and no `red`, as after `red` was taken out of a description, negotiates a payload
    /// type that is never sent.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 118
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:118 ulpfec/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 116 118
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:116 red/90000
    /// a=rtpmap:118 ulpfec/90000
    /// ```
    id: "ulpfec-without-red",
    category: Codec,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 5109 §14.2 “FEC stream is sent as a secondary codec in the redundant encoding format”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for fec in called(document, MediaKind::Video, "ulpfec") {
        let mut codecs = fec.section().codecs();
        if !fec.is_listed() || codecs.any(|codec| codec.is_red() && codec.is_listed()) {
            continue;
        }
        let Some(place) = place(document, fec) else { continue };
        report
            .add(place, "`ulpfec` without `red`: browsers send it in RED packets only")
            .help("offer `red` too, or take `ulpfec` out");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 116 118\na=rtpmap:96 VP8/90000\n\
            a=rtpmap:116 red/90000\na=rtpmap:118 ulpfec/90000\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0 118\na=rtpmap:118 ulpfec/8000\n",
    ],
    fail: &[b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 118\na=rtpmap:96 VP8/90000\n\
            a=rtpmap:116 red/90000\na=rtpmap:118 [[ulpfec]]/90000\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
