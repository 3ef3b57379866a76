use alloc::format;

use super::listed::retransmissions;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `rtx-time` is no number of milliseconds.
    ///
    /// It tells how long the sender keeps packets for retransmission. Receivers ignore what is no number.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:97 apt=96;rtx-time=3s
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:97 apt=96;rtx-time=3000
    /// ```
    id: "rtx-time-invalid",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4588 §8.1 “specifies the time in milliseconds”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        for fmtp in rtx.fmtps() {
            let Some(time) = fmtp.parameters.get("rtx-time") else { continue };
            let is_number =
                !time.as_bytes().is_empty() && time.as_bytes().iter().all(u8::is_ascii_digit);
            if !is_number {
                let span = document.sdp().span_of(&time).unwrap_or(fmtp.value_span());
                report
                    .add(span, format!("`rtx-time` is `{time}`, no number of milliseconds"))
                    .help("write the milliseconds alone, as in `rtx-time=3000`");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96;rtx-time=3000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96;rtx-time=[[3s]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
