use alloc::format;

use super::stream::streams;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Compressed video has not the clock of 90 kHz, or a name that stands for none.
    ///
    /// Compressed video of ST 2110-22 is JPEG XS, `jxsv/90000`, in nearly all equipment; any other
    /// codec with a constant size of frames may name the standard too. All of them have the clock
    /// of video. What is sent as `raw` or as sound is not compressed video.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:112 jxsv/48000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:112 jxsv/90000
    /// ```
    id: "st2110-22-codec",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_22_60_1` (ST 2110-22 Section 6)",
        "RFC 9134 §7.1",
    ],
}

/// What is certainly no compressed video.
const OTHERS: [&str; 5] = ["raw", "L16", "L24", "AM824", "smpte291"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        let Some(map) = stream.codec.rtpmap() else { continue };
        let claims = stream.starts_with("SSN", "ST2110-22:");
        if !claims && !stream.codec.is("jxsv") {
            continue;
        }
        let place = map.token(1).unwrap_or(map.value_span());
        let encoding = map.encoding;
        if OTHERS.iter().any(|other| stream.codec.is(other)) {
            let message =
                format!("the parameters name ST 2110-22, and `{encoding}` is no compressed video");
            report.add(place, message).help("write `jxsv/90000`, or the parameters of the format");
        } else if map.clock_rate != 90_000 {
            let message = format!("the clock rate of compressed video is {}", map.clock_rate);
            report.add(place, message).help(format!("write `{encoding}/90000`"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 5000 RTP/AVP 96 97\na=rtpmap:96 jxsv/90000\na=rtpmap:97 vc2/90000\na=fmtp:97 SSN=ST2110-22:2019\n",
        b"{session}{raw}a=fmtp:96 SSN=ST2110-20:2017\n{pcm}",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96 97\na=rtpmap:96 [[jxsv/48000]]\na=rtpmap:97 [[vc2/27000000]]\na=fmtp:97 SSN=ST2110-22:2019\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 [[raw/90000]]\na=fmtp:96 SSN=ST2110-22:2022\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
