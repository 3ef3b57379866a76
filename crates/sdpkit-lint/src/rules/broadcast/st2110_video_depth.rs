use sdpkit_model::fmtp::RawVideo;

use super::stream::{Format, streams_as, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The number of bits of a sample is none that ST 2110-20 defines.
    ///
    /// Samples are packed without gaps, so that a wrong depth makes all of them wrong. There are 8,
    /// 10, 12 and 16 bits, and `16f`, 16 bits as a floating-point number.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 depth=9
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 depth=10
    /// ```
    id: "st2110-video-depth",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_74_2` (ST 2110-20 Section 7.4.2)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(depth) = stream.parameter("depth") {
            depth.check_word(words(RawVideo::FORMAT, "depth"), "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 depth=8\n{raw}a=fmtp:96 depth=16f\n{raw}a=fmtp:96 width=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 depth=14\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 depth=[[9]]\n{raw}a=fmtp:96 depth=[[10bit]]; width=8\n{raw}a=fmtp:96 depth=[[16F]]\n{raw}a=fmtp:96 [[depth]]=\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
