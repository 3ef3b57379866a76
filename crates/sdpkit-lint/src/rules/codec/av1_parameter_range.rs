use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::Av1;

use super::codecs::called;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A parameter of AV1 has a value it cannot have.
    ///
    /// The profiles are 0 to 2, `level-idx` is 0 to 31 (5 is level 3.1), the tier 0 or 1. Chrome
    /// matches a codec whose profile it cannot read with nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:45 level-idx=3.1;profile=main;tier=2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:45 level-idx=5;profile=0;tier=0
    /// ```
    id: "av1-parameter-range",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "AV1 RTP spec §SDP Parameters “is an integer indicating the highest AV1 profile”",
        "AV1 RTP spec §SDP Parameters “If the parameter is not present, it MUST be inferred to be 5”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "AV1") {
        for fmtp in codec.fmtps() {
            for problem in Av1::of(&fmtp).problems() {
                report_problem(document, &fmtp, Av1::FORMAT, &problem, report);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 AV1/90000\na=fmtp:96 level-idx=5;profile=0;tier=0\n\
            a=rtpmap:97 AV1/90000\na=fmtp:97 x-google-min-bitrate=300\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 AV1/90000\n\
            a=fmtp:96 level-idx=[[32]];profile=[[3]];tier=[[high]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
