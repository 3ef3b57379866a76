use alloc::format;

use sdpkit_model::fmtp::{H264, ParameterSet};

use super::codecs::{has, problem};
use super::h264::with_parameters;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The parameter sets of H.264 cannot be read.
    ///
    /// `sprop-parameter-sets` is a list of NAL units in base64, separated by commas: sequence and
    /// picture parameter sets, which a decoder needs before the first picture. A receiver that
    /// counts on them shows nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:96 packetization-mode=1;sprop-parameter-sets=%Z0LAHtkA
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:96 packetization-mode=1;sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==
    /// ```
    id: "h264-sprop-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 6184 §8.1 “a comma-separated (',') list of base64 [7] representations of parameter set NAL units”",
    ],
}

/// `nal_unit_type` of parameter sets: sequence, picture, extension, subset.
const SETS: &str = "sprop-parameter-sets";

const PARAMETER_SETS: [u8; 4] = [7, 8, 13, 15];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fmtp, view) in with_parameters(document) {
        // Only streamed video has them.
        if !has(document, &fmtp, SETS) {
            continue;
        }
        if let Some(problem) = problem(document, &fmtp, H264::FORMAT, SETS) {
            report_problem(document, &fmtp, H264::FORMAT, &problem, report);
            continue;
        }
        for set in view.parameter_sets() {
            let Some(unit) = unit_type(set).filter(|unit| !PARAMETER_SETS.contains(unit)) else {
                continue;
            };
            let Some(place) = document.sdp().span_of(&set.as_text()) else { continue };
            report
                .add(place, format!("a NAL unit of type {unit} is no parameter set"))
                .help("sequence parameter sets have type 7 and begin with `Z`, picture parameter sets 8 and `a`");
        }
    }
}

/// `nal_unit_type`, the low five bits of the first byte.
fn unit_type(set: ParameterSet<'_>) -> Option<u8> {
    set.bytes().next().map(|header| header & 0b1_1111)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 sprop-parameter-sets=Z0LAHtkDxWhAAAADAEAAAAwDxYuS,aMuMsg==\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 sprop-parameter-sets=Z0IACpZTBYmI,aMljiA\n"],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 sprop-parameter-sets=[[%Z0LAHtkA]],aMuMsg==\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 sprop-parameter-sets=[[Z0IACpZTBYmI,]]\n\
            a=rtpmap:98 H264/90000\na=fmtp:98 [[sprop-parameter-sets]]=\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H264/90000\n\
            a=fmtp:96 sprop-parameter-sets=[[QgAKllMF]],aMuMsg==\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
