use alloc::format;

use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// How a picture is scanned is not told in the way of ST 2110-20.
    ///
    /// `interlace` and `segmented` stand alone, without a value: being there is what they say, so
    /// that `interlace=0` is interlaced to some receivers and broken to others. A picture that is
    /// captured at once and sent as two fields has both; `segmented` alone means nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 width=1920; height=1080; interlace=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 width=1920; height=1080; interlace
    /// ```
    id: "st2110-video-interlace",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_73_1` (ST 2110-20 Section 7.3)",
        "AMWA-TV/sdpoker `test_20_73_2` (ST 2110-20 Section 7.3)",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw, Format::Compressed]) {
        let [interlace, segmented] = ["interlace", "segmented"].map(|name| stream.parameter(name));
        for flag in [interlace, segmented].into_iter().flatten() {
            if flag.value.is_some() {
                report
                    .add(flag.place, format!("`{}` has no value: it is there or not", flag.name))
                    .help("write the name alone, or leave it out for progressive video");
            }
        }
        if let (None, Some(segmented)) = (interlace, segmented) {
            report
                .add(
                    segmented.place,
                    "segmented frames are sent as fields, and `interlace` is missing",
                )
                .help("add `interlace`, or leave both out for progressive video");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 interlace; segmented\n{raw}a=fmtp:96 width=1; interlace;\n{raw}",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 interlace=1\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 interlace=[[1]]\n{raw}a=fmtp:96 [[interlace]]=; segmented=[[0]]\n{raw}a=fmtp:96 [[segmented]]; depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 interlace=[[true]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
