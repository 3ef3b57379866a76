use alloc::format;

use sdpkit_model::Removal;

use super::listed::{apt_span, retransmissions};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A retransmission payload type repairs one that is not offered.
    ///
    /// It is what is left when a codec is removed without its retransmissions: the second most common damage
    /// of descriptions that are changed by hand. libwebrtc drops the codec (“RTX codec (PT=46) mapped to
    /// PT=45 which is not in the codec list.”), others refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 97 98
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "rtx-apt-unknown",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4588 §8.2 “The value of this parameter is the payload type of the associated original stream”",
    ],
    errors: [
        "Failed to set remote video description send parameters for m-section with mid='{}'.",
        "Failed to set local video description recv parameters for m-section with mid='{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let Some(apt) = rtx.apt() else { continue };
        let section = rtx.section();
        if section.codec(apt).is_some_and(|media| media.is_listed()) {
            continue;
        }
        let message = format!(
            "payload type {} retransmits payload type {apt}, which is not offered",
            rtx.payload()
        );
        let finding = report.add(apt_span(document, rtx), message);
        finding.label(section.line().content_span(), "the formats of the section");
        let mut removal = Removal::new(document.model());
        removal.codec(rtx);
        if removal.empties(section) {
            finding.help("reject the section: it offers nothing else");
        } else {
            let help = format!("remove payload type {} with its lines", rtx.payload());
            finding.fix(help, removal.edits());
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=99\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 97 98\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=[[96]]\na=rtpmap:98 VP9/90000\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 97 98\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtcp-fb:97 nack\na=rtpmap:98 VP9/90000\n",
            b"{session}m=video 9 RTP/AVPF 98\na=rtpmap:98 VP9/90000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
