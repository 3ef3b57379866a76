use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::H265;

use super::codecs::{called, problem};
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The transmission mode of H.265 is none.
    ///
    /// A stream is sent as one RTP stream (`SRST`), or its layers as several, over one transport
    /// (`MRST`) or many (`MRMT`). Browsers know `SRST` alone.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:49 profile-id=1;tx-mode=SST
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:49 profile-id=1;tx-mode=SRST
    /// ```
    id: "h265-tx-mode-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 7798 §7.1 “The value of tx-mode MUST be equal to \"SRST\", \"MRST\" or \"MRMT\"”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "H265") {
        let Some(fmtp) = codec.fmtp() else { continue };
        if let Some(problem) = problem(document, &fmtp, H265::FORMAT, "tx-mode") {
            report_problem(document, &fmtp, H265::FORMAT, &problem, report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H265/90000\na=fmtp:96 tx-mode=MRST\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 tx-mode=foo\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 H265/90000\na=fmtp:96 level-id=93;tx-mode=[[SST]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
