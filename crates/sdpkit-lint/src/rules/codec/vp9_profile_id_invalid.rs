use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::Vp9;

use super::codecs::{called, problem};
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The profile of VP9 is none.
    ///
    /// The profiles are 0 to 3. Chrome matches another one with nothing, not even with itself, so
    /// the codec is lost.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:98 profile-id=4
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:98 profile-id=0
    /// ```
    id: "vp9-profile-id-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 9628 §6", "libwebrtc api/video_codecs/vp9_profile.cc: profiles 0 to 3"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "VP9") {
        let Some(fmtp) = codec.fmtp() else { continue };
        if let Some(problem) = problem(document, &fmtp, Vp9::FORMAT, "profile-id") {
            report_problem(document, &fmtp, Vp9::FORMAT, &problem, report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP9/90000\na=fmtp:96 profile-id=3\n\
            a=rtpmap:97 VP9/90000\na=fmtp:97 max-fs=12288;max-fr=60\n"],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP9/90000\na=fmtp:96 profile-id=[[4]]\n\
            a=rtpmap:97 vp9/90000\na=fmtp:97 max-fr=30; Profile-ID=[[zero]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
