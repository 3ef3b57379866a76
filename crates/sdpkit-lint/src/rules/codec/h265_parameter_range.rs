use sdpkit_model::MediaKind;
use sdpkit_model::fmtp::H265;

use super::codecs::called;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A parameter of H.265 has a value it cannot have.
    ///
    /// Profile, tier and level are numbers of the bitstream's header; both ends must mean the same
    /// ones. Chrome matches a codec whose profile or tier it cannot read with nothing. `tx-mode` has
    /// a rule of its own.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:49 profile-id=main;tier-flag=2;level-id=300
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:49 profile-id=1;tier-flag=0;level-id=93
    /// ```
    id: "h265-parameter-range",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7798 §7.1 “The value of profile-id MUST be in the range of 0 to 31, inclusive”",
        "RFC 7798 §7.1 “The value of tier-flag MUST be in the range of 0 to 1, inclusive”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in called(document, MediaKind::Video, "H265") {
        for fmtp in codec.fmtps() {
            let problems = H265::of(&fmtp).problems();
            for problem in problems.filter(|problem| problem.info.name != "tx-mode") {
                report_problem(document, &fmtp, H265::FORMAT, &problem, report);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H265/90000\n\
            a=fmtp:96 level-id=180;profile-id=1;tier-flag=0;tx-mode=SRST;x=y\na=rtpmap:97 H265/90000\n\
            a=fmtp:97 level-id=93;dec-parallel-cap={w:8;level-id=150}; sprop-vps=QAEMAf//\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 h265/90000\n\
            a=fmtp:96 profile-id=[[main]];tier-flag=[[2]];level-id=[[300]];tx-mode=foo;sprop-sps=[[a b]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
