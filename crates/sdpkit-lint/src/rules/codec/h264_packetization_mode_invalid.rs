use sdpkit_model::fmtp::H264;

use super::codecs::problem;
use super::h264::with_parameters;
use super::problems::report_problem;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The packetization mode of H.264 is none.
    ///
    /// The modes are 0 (one NAL unit in a packet), 1 (several, or parts) and 2 (interleaved). Both
    /// ends must use the same one, so another number keeps them from understanding each other.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:102 packetization-mode=3;profile-level-id=42e01f
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:102 packetization-mode=1;profile-level-id=42e01f
    /// ```
    id: "h264-packetization-mode-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 6184 §8.1 “mode MUST be an integer in the range of 0 to 2, inclusive”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fmtp, _) in with_parameters(document) {
        if let Some(problem) = problem(document, &fmtp, H264::FORMAT, "packetization-mode") {
            report_problem(document, &fmtp, H264::FORMAT, &problem, report)
                .help("write 1, which every current sender can do");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=fmtp:96 packetization-mode=2\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 profile-level-id=42e01f\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=fmtp:96 packetization-mode=[[3]]\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 Packetization-Mode = [[one]];x\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
