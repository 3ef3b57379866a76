use alloc::format;

use sdpkit_model::fmtp::{H264, H264ProfileLevelId, ParameterSet};
use sdpkit_model::{MediaKind, Profile};

use super::add_parameter::add_parameter;
use super::codecs::{called, has, place};
use super::h264::in_words;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// H.264 is offered without profile and level.
    ///
    /// Then Baseline at level 1 is meant: 128 by 96 pixels at 30 frames per second. Chrome takes
    /// Constrained Baseline at level 3.1 instead, so that two ends disagree. The fix writes what the
    /// parameter sets of the description say, or what Chrome takes.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:102 H264/90000
    /// a=fmtp:102 packetization-mode=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:102 H264/90000
    /// a=fmtp:102 packetization-mode=1;profile-level-id=42e01f
    /// ```
    id: "h264-profile-level-id-missing",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 6184 §8.1 “If no profile-level-id is present, the Baseline profile, without additional constraints at Level 1, MUST be inferred”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "H264") {
        if !codec.is_listed() {
            continue;
        }
        if codec.fmtps().any(|fmtp| has(document, &fmtp, "profile-level-id")) {
            continue;
        }
        let Some(place) = place(document, codec) else { continue };
        let view = codec.fmtp().map_or_else(H264::default, |fmtp| H264::of(&fmtp));
        let told = view.parameter_sets().find_map(ParameterSet::h264_profile_level_id);
        let id = told.unwrap_or(H264ProfileLevelId::ABSENT_IN_LIBWEBRTC);
        let finding = report.add(place, "H.264 without `profile-level-id`: Baseline 1 is meant");
        if document.profile() == Profile::WebRtc {
            finding.note("Chrome takes Constrained Baseline 3.1");
        }
        let parameter = format!("profile-level-id={id}");
        let help = match told {
            Some(_) => format!("add `{parameter}`: the parameter sets are {}", in_words(id)),
            None => format!("add `{parameter}`, or another profile and level"),
        };
        match add_parameter(document, codec, &parameter) {
            Some(edit) => finding.fix(help, [edit]),
            None => finding.help(help),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42E01F\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 Profile-Level-Id\na=rtpmap:98 H265/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 [[H264]]/90000\na=rtpmap:97 [[h264]]/90000\n\
            a=fmtp:97 packetization-mode=1\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=rtpmap:97 H264/90000\n\
                a=fmtp:97 packetization-mode=1; \n",
            b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f\n\
                a=rtpmap:97 H264/90000\na=fmtp:97 packetization-mode=1;profile-level-id=42e01f; \n",
        ),
        (
            b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n\
                a=fmtp:96 sprop-parameter-sets=Z2QAH6zZQFAFuhAAAAMAEAAAAwPA8YMZYA==,aOvjyyLA\n",
            b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n\
                a=fmtp:96 sprop-parameter-sets=Z2QAH6zZQFAFuhAAAAMAEAAAAwPA8YMZYA==,aOvjyyLA;\
                profile-level-id=64001f\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
