use alloc::format;

use sdpkit_core::attribute::{Feedback, PayloadScope};
use sdpkit_model::MediaKind;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A video codec offers no way to ask for a key frame.
    ///
    /// After a loss that is not repaired, a decoder needs a key frame to go on. `nack pli` and `ccm fir` ask
    /// for one; without both the picture stays frozen until the sender makes one by itself.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:96 nack
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:96 nack
    /// a=rtcp-fb:96 nack pli
    /// ```
    id: "rtcp-fb-missing-keyframe",
    category: Codec,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8834 §5.1.1 “The Full Intra Request message is defined in”",
        "RFC 8834 §5.1.2 “The Picture Loss Indication message is defined in”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document).filter(|section| section.kind() == MediaKind::Video) {
        for codec in section.codecs().filter(|codec| codec.is_listed() && codec.is_media()) {
            let asks = |feedback: Feedback<'_>| {
                matches!(feedback, Feedback::PictureLoss | Feedback::FullIntraRequest)
            };
            let (false, Some(map)) =
                (codec.feedback().any(|line| asks(line.feedback())), codec.rtpmap())
            else {
                continue;
            };
            let payload = codec.payload();
            let last = codec.feedback().filter(|line| line.payload != PayloadScope::All).last();
            let after = last.map_or(map.line, |last| last.line);
            let line = format!("a=rtcp-fb:{payload} nack pli");
            let message = format!(
                "{} has neither `nack pli` nor `ccm fir`: no key frame can be asked for",
                map.encoding
            );
            report
                .add(map.value_span(), message)
                .fix(format!("add `{line}`"), [document.line_after(after, line.as_bytes())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:* ccm fir\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:[[96 VP8/90000]]\na=rtcp-fb:96 nack\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:96 nack pli\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
