use alloc::format;

use sdpkit_core::Span;

use super::listed::retransmissions;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Retransmissions have another clock rate than the media they repair.
    ///
    /// Their timestamps are those of the media, so the clock is the same.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/48000
    /// a=fmtp:97 apt=96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "rtx-clock-mismatch",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4588 §8.2 “is equal to the RTP timestamp clockrate of the media that is retransmitted”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let media =
            rtx.apt().and_then(|apt| rtx.section().codec(apt)).filter(|media| !media.is_rtx());
        let (Some(media), Some(map)) = (media, rtx.rtpmap()) else { continue };
        let Some(clock_rate) = media.clock_rate().filter(|rate| *rate != map.clock_rate) else {
            continue;
        };
        let value = map.value_span();
        let text = document.sdp().slice(value);
        // The clock rate follows the slash and ends at the next or with the value.
        let Some(slash) = text.as_bytes().iter().position(|&byte| byte == b'/') else { continue };
        let digits =
            text.as_bytes().iter().skip(slash + 1).take_while(|byte| byte.is_ascii_digit()).count();
        let Ok(start) = u32::try_from(slash + 1) else { continue };
        let Ok(length) = u32::try_from(digits) else { continue };
        let start = value.start() + start;
        let span = Span::new(start, start + length);
        let message = format!(
            "retransmissions of payload type {} at {} Hz, which has {clock_rate} Hz",
            media.payload(),
            map.clock_rate
        );
        let finding = report.add(span, message);
        if let Some(map) = media.rtpmap() {
            finding.label(map.value_span(), "the media");
        }
        finding
            .fix(format!("write {clock_rate}"), [FixEdit::replace(span, format!("{clock_rate}"))]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/[[48000]]\na=fmtp:97 apt=96\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVPF 0 97\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=0\n",
            b"{session}m=audio 9 RTP/AVPF 0 97\na=rtpmap:97 rtx/8000\na=fmtp:97 apt=0\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
