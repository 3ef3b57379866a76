use sdpkit_core::attribute::{Feedback, RtcpFb, extmap_uri};
use sdpkit_model::{MediaKind, Placed};

use super::listed::offered;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Transport-wide congestion control is only half there.
    ///
    /// It needs both the feedback message, `a=rtcp-fb ... transport-cc`, and the header extension that numbers
    /// the packets. With one alone it is off, and the bandwidth is estimated by other means or not at all.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-fb:96 transport-cc
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
    /// a=rtcp-fb:96 transport-cc
    /// ```
    id: "transport-cc-half",
    category: Codec,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "draft-holmer-rmcat-transport-wide-cc-extensions-01",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document).filter(|section| section.kind() == MediaKind::Video) {
        let is_wide = |line: &Placed<'_, RtcpFb<'_>>| line.feedback() == Feedback::TransportWide;
        let mut feedback = section.all::<RtcpFb<'_>>().filter(is_wide);
        let extension = section.extensions().find(|extension| {
            extension.uri == extmap_uri::TRANSPORT_WIDE_CC_01
                || extension.uri == extmap_uri::TRANSPORT_WIDE_CC_02
        });
        match (feedback.next(), extension) {
            (Some(first), None) => {
                let edits = [first]
                    .into_iter()
                    .chain(feedback)
                    .map(|line| FixEdit::delete(line.line.span()));
                report
                    .add(first.value_span(), "`transport-cc` feedback without the header extension that numbers the packets")
                    .fix("remove the feedback", edits);
            }
            (None, Some(extension)) if extension.section_index().is_some() => {
                report
                    .add(extension.value_span(), "packets are numbered for congestion control, but no `transport-cc` feedback reports on them")
                    .fix("remove the extension", [FixEdit::delete(extension.line.span())]);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01\na=rtcp-fb:* transport-cc\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:[[96 transport-cc]]\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:[[3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 transport-cc\na=rtpmap:97 VP9/90000\na=rtcp-fb:97 transport-cc\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 VP9/90000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
