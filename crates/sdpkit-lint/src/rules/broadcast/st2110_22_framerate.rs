use sdpkit_core::AttributeKind;

use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Compressed video tells its frame rate twice, or not at all.
    ///
    /// There are two ways, the attribute `a=framerate` and the parameter `exactframerate`, and one
    /// of them is used: with both, receivers that read one or the other may disagree.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 packetmode=0; exactframerate=60000/1001
    /// a=framerate:59.94
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 packetmode=0; exactframerate=60000/1001
    /// ```
    id: "st2110-22-framerate",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_22_74_1` (ST 2110-22 Section 7.4)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Compressed]) {
        let attribute = stream.codec.section().lines_of_kind(AttributeKind::Framerate).next();
        match (attribute, stream.parameter("exactframerate")) {
            (Some(line), Some(parameter)) => {
                report
                    .add(line.content_span(), "the frame rate is told twice")
                    .help("keep `exactframerate`, and leave the attribute out")
                    .label(parameter.place, "told here already");
            }
            (None, None) => {
                report
                    .add(stream.place(), "nothing tells the frame rate of compressed video")
                    .help("add `exactframerate=`, as in `exactframerate=60000/1001`");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 exactframerate=25\n\
            m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=framerate:59.94\n",
        b"{session}{raw}a=framerate:25\na=fmtp:96 exactframerate=25\n{raw}",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 exactframerate=25\n[[a=framerate:25]]\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\n[[a=fmtp:96 width=1]]\nm=video 5000 RTP/AVP 96\n[[a=rtpmap:96 jxsv/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
