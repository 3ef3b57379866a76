use alloc::format;

use sdpkit_core::attribute::Feedback;
use sdpkit_model::Codec;

use super::listed::{apt_span, retransmissions};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Retransmissions are offered, but the media they repair has no `nack` feedback.
    ///
    /// A packet is sent again when the receiver asks for it with a negative acknowledgement. Without
    /// `a=rtcp-fb ... nack` nobody asks, and the retransmission payload type is never used.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:96 nack
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "rtx-without-nack",
    category: Codec,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 4588 §2 “Usually, an RTCP NACK packet as specified in [1] is used as retransmission request”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let media = rtx.apt().and_then(|apt| rtx.section().codec(apt)).filter(Codec::is_listed);
        let Some(media) = media.filter(Codec::is_media) else { continue };
        if media.feedback().any(|feedback| feedback.feedback() == Feedback::Nack) {
            continue;
        }
        let message = format!(
            "payload type {} is retransmitted, yet `nack`, which asks for it, is not offered",
            media.payload()
        );
        report
            .add(apt_span(document, rtx), message)
            .help(format!("add `a=rtcp-fb:{} nack`", media.payload()));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:* nack\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack pli\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=[[96]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
