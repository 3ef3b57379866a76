use sdpkit_model::Codec;
use sdpkit_model::fmtp::{H264, H264ProfileLevelId};

use super::add_parameter::add_parameter;
use super::codecs::{has, parameters_span};
use super::h264::with_parameters;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// H.264 is offered in its simplest packetization mode alone.
    ///
    /// Without `packetization-mode` each packet holds one NAL unit, so an encoder must cut every
    /// frame into slices that fit. Many encoders cannot, and then nothing is negotiated. Nothing is
    /// reported where another payload type offers the same profile in mode 1, as browsers do.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 profile-level-id=42e01f;level-asymmetry-allowed=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 profile-level-id=42e01f;level-asymmetry-allowed=1;packetization-mode=1
    /// ```
    id: "h264-packetization-mode-missing",
    category: Codec,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 6184 §8.1 “or packetization-mode is not present, the single NAL mode MUST be used”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (codec, fmtp, view) in with_parameters(document) {
        if !codec.is_listed()
            || has(document, &fmtp, "packetization-mode")
            || is_offered(codec, view)
        {
            continue;
        }
        let Some(edit) = add_parameter(document, codec, "packetization-mode=1") else { continue };
        report
            .add(
                parameters_span(document.sdp(), &fmtp),
                "no `packetization-mode`: one NAL unit in each packet",
            )
            .fix("add `packetization-mode=1`", [edit]);
    }
}

/// Whether another payload type offers the same profile in mode 1.
fn is_offered(codec: Codec<'_, '_>, view: H264<'_>) -> bool {
    let profile = |view: H264<'_>| view.profile_level_id().and_then(H264ProfileLevelId::profile);
    codec.section().codecs().filter(|other| other.is_listed() && other.is("H264")).any(|other| {
        let Some(other) = other.fmtp().map(|fmtp| H264::of(&fmtp)) else { return false };
        other.packetization_mode() == 1 && profile(other) == profile(view)
    })
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01f;packetization-mode=0\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 profile-level-id=64001f;packetization-mode=1\na=rtpmap:98 H264/90000\n\
            a=fmtp:98 profile-level-id=640034\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 [[profile-level-id=42e01f]]\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 profile-level-id=64001f;packetization-mode=1\n",
    ],
    fix: &[(
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01f;packetization-mode=1\n",
    )],
    newlines: Newlines::Crlf,
};
