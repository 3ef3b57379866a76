use super::add_parameter::add_parameter;
use super::codecs::{named, parameter_span, parameters_span};
use super::h264::with_parameters;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// H.264 must have the same level in both directions.
    ///
    /// Unless both ends say `level-asymmetry-allowed=1`, each sends at the lower of the two levels:
    /// a phone that can receive less than it can send then sends less too.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 packetization-mode=1;profile-level-id=42e01f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 packetization-mode=1;profile-level-id=42e01f;level-asymmetry-allowed=1
    /// ```
    id: "h264-level-asymmetry-off",
    category: Codec,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 6184 §8.1 “If level-asymmetry-allowed is equal to 0 (or not present) in either the offer or the answer, level asymmetry is not allowed”",
    ],
}

const ALLOWED: &str = "level-asymmetry-allowed=1";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let sdp = document.sdp();
    for (codec, fmtp, view) in with_parameters(document) {
        let stated = named(document, &fmtp, "level-asymmetry-allowed");
        let is_on = || match stated.and_then(|stated| stated.value) {
            Some(value) => value == "1" || view.level_asymmetry_allowed(),
            None => false,
        };
        if !codec.is_listed() || is_on() {
            continue;
        }
        let stated = stated.and_then(|parameter| parameter_span(sdp, &parameter));
        let edit = match stated {
            Some(place) => Some(FixEdit::replace(place, ALLOWED)),
            None => add_parameter(document, codec, ALLOWED),
        };
        let place = stated.unwrap_or_else(|| parameters_span(sdp, &fmtp));
        report
            .add(place, "both directions run at the lower level of the two ends")
            .fix("say `level-asymmetry-allowed=1`", edit);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01f;level-asymmetry-allowed=1\na=rtpmap:97 H264/90000\n"],
    fail: &[b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 [[profile-level-id=42e01f]]\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 profile-level-id=42e01f;[[level-asymmetry-allowed=0]]\n"],
    fix: &[(
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01f\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 level-asymmetry-allowed=no;profile-level-id=42e01f\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01f;level-asymmetry-allowed=1\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 level-asymmetry-allowed=1;profile-level-id=42e01f\n",
    )],
    newlines: Newlines::Crlf,
};
