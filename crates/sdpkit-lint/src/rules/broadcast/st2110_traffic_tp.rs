use sdpkit_model::fmtp::RawVideo;

use super::stream::{streams, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The traffic shape of a sender is none that ST 2110-21 defines.
    ///
    /// A narrow sender spaces its packets evenly over the active lines (`2110TPN`) or over the
    /// whole frame (`2110TPNL`), a wide one may send in bursts (`2110TPW`). Receivers need more
    /// buffer for the latter, and refuse what they have none for.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 TP=NARROW
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 TP=2110TPN
    /// ```
    id: "st2110-traffic-tp",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_21_81_2` (ST 2110-21 Section 8.1)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        if let Some(shape) = stream.parameter("TP") {
            shape.check_word(words(RawVideo::FORMAT, "TP"), "ST 2110-21", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 TP=2110TPN\n{raw}a=fmtp:96 TP=2110TPW\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 SMPTE2022-6/27000000\na=fmtp:96 TP=2110TPNL\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 TP=[[2110X]]\n{raw}a=fmtp:96 TP=[[TPN]]; depth=8\n{raw}a=fmtp:96 [[TP]]\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 SMPTE2022-6/27000000\na=fmtp:96 TP=[[2110tpw]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
