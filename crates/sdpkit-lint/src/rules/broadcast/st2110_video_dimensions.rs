use alloc::format;

use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The width or height of video is not a number from 1 to 32767.
    ///
    /// They are numbers of pixels, without zeros before them. The packets of uncompressed video
    /// have 15 bits for a place in the picture, so that nothing beyond 32767 can be sent.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 sampling=YCbCr-4:2:2; width=01920; height=1080i
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 sampling=YCbCr-4:2:2; width=1920; height=1080; interlace
    /// ```
    id: "st2110-video-dimensions",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_72_2` (ST 2110-20 Section 7.2)",
        "RFC 4175 §6",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw, Format::Compressed]) {
        for parameter in ["width", "height"].into_iter().filter_map(|name| stream.parameter(name)) {
            let name = parameter.name;
            let message = match parameter.value.filter(|value| !value.is_empty()) {
                None => format!("`{name}` has no value"),
                Some(_) if matches!(parameter.number(), Some(1..=32_767)) => continue,
                Some(value) => format!("`{value}` is no {name} of video"),
            };
            report.add(parameter.place, message).help("write a number from 1 to 32767");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 width=1; height=32767\n{raw}a=fmtp:96 depth=10\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 width=0\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 width=[[0]]; height=[[32768]]\n{raw}a=fmtp:96 width=[[01920]]; height=[[1080i]]\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 [[width]]; height=[[-1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
