use alloc::format;

use sdpkit_model::Codec;

use super::listed::{apt_span, retransmissions};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A retransmission payload type repairs another retransmission, or itself.
    ///
    /// `apt` names the payload type of the original stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=97
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "rtx-apt-not-media",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4588 §8.2 “the payload type of the associated original stream”",
    ],
    errors: [
        "Failed to set remote video description send parameters for m-section with mid='{}'.",
        "Failed to set local video description recv parameters for m-section with mid='{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let media = rtx.apt().and_then(|apt| rtx.section().codec(apt));
        let Some(media) = media.filter(Codec::is_rtx) else { continue };
        let message = format!(
            "payload type {} retransmits {}, which is itself for retransmissions",
            rtx.payload(),
            media.payload()
        );
        let finding = report.add(apt_span(document, rtx), message);
        if let Some(map) = media.rtpmap() {
            finding.label(map.value_span(), "this carries no media");
        }
        finding.help("name the payload type of the media");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 97 98\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=[[98]]\na=rtpmap:98 rtx/90000\na=fmtp:98 apt=[[98]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
