use alloc::format;

use sdpkit_core::Text;
use sdpkit_model::Profile;
use sdpkit_model::fmtp::{H264, H264ProfileLevelId};

use super::codecs::{named, problem};
use super::h264::with_parameters;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The profile and level of H.264 cannot be read.
    ///
    /// `profile-level-id` is six hexadecimal digits: the profile, its constraints, the level.
    /// Chrome matches a codec that it cannot read with nothing, and refuses it in a local
    /// description. Six digits that name no level, or, in WebRTC, no profile that Chrome knows,
    /// are reported as a warning.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 profile-level-id=42e0;packetization-mode=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 profile-level-id=42e01f;packetization-mode=1
    /// ```
    id: "h264-profile-level-id-malformed",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 6184 §8.1 “A base16 [7] (hexadecimal) representation of the following three bytes”"],
    errors: [
        "Failed to set local video description recv parameters for m-section with mid='{}'.",
        "Failed to set remote video description send parameters for m-section with mid='{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fmtp, _) in with_parameters(document) {
        let Some(parameter) = named(document, &fmtp, "profile-level-id") else { continue };
        let value = parameter.value.unwrap_or_default();
        if let Some(id) = H264ProfileLevelId::parse(value.as_bytes()) {
            report_meaning(document, id, value, report);
        } else if let Some(problem) = problem(document, &fmtp, H264::FORMAT, "profile-level-id") {
            report_problem(document, &fmtp, H264::FORMAT, &problem, report)
                .help("write profile, constraints and level, as in `profile-level-id=42e01f`");
        }
    }
}

/// Reports six digits, `value`, that mean nothing.
fn report_meaning(
    document: &Document<'_>,
    id: H264ProfileLevelId,
    value: Text<'_>,
    report: &mut Report<'_>,
) {
    let [idc, flags, level_idc] = id.bytes();
    let message = if id.level().is_none() {
        format!("H.264 has no level {level_idc:02x} (hexadecimal)")
    } else if id.profile().is_none() && document.profile() == Profile::WebRtc {
        format!("no profile of H.264 is {idc:02x}{flags:02x}: Chrome matches it with nothing")
    } else {
        return;
    };
    if let Some(place) = document.sdp().span_of(&value) {
        report.add(place, message).severity(Severity::Warning);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98 99\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42E01F\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 packetization-mode=1; PROFILE-LEVEL-ID = 640c34\n\
            a=rtpmap:98 H264/90000\na=fmtp:98 packetization-mode=1\na=rtpmap:99 VP8/90000\n\
            a=fmtp:99 profile-level-id=1\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=58401e\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97 98 99\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=[[42e0]]\n\
            a=rtpmap:97 h264/90000\na=fmtp:97 x=1;profile-level-id=[[zzzzzz]]\n\
            a=rtpmap:98 H264/90000\na=fmtp:98 [[profile-level-id]]\n\
            a=rtpmap:99 H264/90000\na=fmtp:99 profile-level-id=[[42e0ff]]\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=[[58401e]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
