use alloc::format;

use sdpkit_core::attribute::{Feedback, PayloadScope};

use super::listed::retransmissions;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Feedback is asked for a retransmission payload type.
    ///
    /// Feedback is about the media; retransmissions are its answer. The line has no effect.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=rtcp-fb:97 nack
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:96 nack
    /// ```
    id: "rtcp-fb-on-rtx",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4588 §2 “the stream of retransmission packets associated with an original stream”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let own = rtx.feedback().filter(|feedback| feedback.payload != PayloadScope::All);
        for feedback in own.filter(|feedback| !reports_on_all_packets(feedback.feedback())) {
            let message =
                format!("feedback for payload type {}, which only retransmits", rtx.payload());
            report
                .add(feedback.value_span(), message)
                .fix("remove the line", [FixEdit::delete(feedback.line.span())]);
        }
    }
}

/// Whether a message reports on the arrival of all packets, retransmissions among them, as
/// congestion control needs it (RFC 8888 §3); Chrome offers those for `rtx` too.
fn reports_on_all_packets(feedback: Feedback<'_>) -> bool {
    matches!(feedback, Feedback::AckCongestionControl | Feedback::TransportWide)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:* ccm fir\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtcp-fb:97 ack ccfb\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtcp-fb:[[97 nack]]\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtcp-fb:97 nack\n",
            b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
