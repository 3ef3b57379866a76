use alloc::format;

use sdpkit_core::Text;
use sdpkit_model::fmtp::{H264ProfileLevelId, ParameterSet};

use super::codecs::has;
use super::h264::{in_words, with_parameters};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The parameter sets of H.264 are of another profile or level than the description says.
    ///
    /// A sequence parameter set begins with the same three bytes as `profile-level-id`. A receiver
    /// that chooses its decoder by `profile-level-id` may not be able to decode the stream; one that
    /// reads the parameter sets can. Cameras that were switched to another profile and kept the old
    /// line send this.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 profile-level-id=42e01f;sprop-parameter-sets=Z2QAH6zZQFAFuhAAAAMAEAAAAwPA8YMZYA==,aOvjyyLA
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:96 profile-level-id=64001f;sprop-parameter-sets=Z2QAH6zZQFAFuhAAAAMAEAAAAwPA8YMZYA==,aOvjyyLA
    /// ```
    id: "h264-sprop-profile-conflict",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 6184 §8.1 “The sprop-parameter-sets parameter MUST only contain parameter sets that are conforming to the profile-level-id”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fmtp, view) in with_parameters(document) {
        // Only streamed video has parameter sets here: looked for first.
        if !has(document, &fmtp, "sprop-parameter-sets") {
            continue;
        }
        let Some(value) = view.profile_level_id_digits() else { continue };
        let Some(stated) = H264ProfileLevelId::parse(value.as_bytes()) else { continue };
        for set in view.parameter_sets() {
            let Some(used) = set.h264_profile_level_id() else { continue };
            if conflict(stated, used) {
                report_conflict(document, (set, used), (value, stated), report);
            }
        }
    }
}

fn report_conflict(
    document: &Document<'_>,
    (set, used): (ParameterSet<'_>, H264ProfileLevelId),
    (value, stated): (Text<'_>, H264ProfileLevelId),
    report: &mut Report<'_>,
) {
    let sdp = document.sdp();
    let Some(place) = sdp.span_of(&set.as_text()) else { return };
    let message = format!("the parameter set is {}: `profile-level-id={used}`", in_words(used));
    let finding = report.add(place, message);
    if let Some(other) = sdp.span_of(&value) {
        finding.label(other, format!("this says {}", in_words(stated)));
    }
}

/// Whether two of them are of another profile, or of another level. Bytes that mean the same may
/// differ (RFC 6184 §8.1, table 5).
fn conflict(one: H264ProfileLevelId, other: H264ProfileLevelId) -> bool {
    let same_profile = match (one.profile(), other.profile()) {
        (None, None) => one.bytes().first() == other.bytes().first(),
        (one, other) => one == other,
    };
    !same_profile || one.level() != other.level()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 profile-level-id=42e01e;sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f;\
            sprop-parameter-sets=[[Z2QAH6zZQFAFuhAAAAMAEAAAAwPA8YMZYA==]],aOvjyyLA\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 profile-level-id=42e01f;\
            sprop-parameter-sets=[[Z0LAHtkDxWhAAAADAEAAAAwDxYuS]],aMuMsg==\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
