use super::st2110_video_required_fmtp::report_missing;
use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Compressed video lacks a parameter that a receiver needs to decide whether it can take it.
    ///
    /// The size of the picture and the traffic shape (`TP`) are told for every codec of
    /// ST 2110-22; JPEG XS also has to tell how it is cut into packets (`packetmode`).
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:112 jxsv/90000
    /// a=fmtp:112 sampling=YCbCr-4:2:2; depth=10
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:112 jxsv/90000
    /// a=fmtp:112 packetmode=0; width=1280; height=720; sampling=YCbCr-4:2:2; depth=10; TP=2110TPN
    /// ```
    id: "st2110-22-required",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_22_72_1` (ST 2110-22 Section 7.2, RFC 9134 Section 7.1)",
    ],
}

const REQUIRED: &[&str] = &["width", "height", "TP"];
const REQUIRED_BY_JPEG_XS: &[&str] = &["packetmode", "width", "height", "TP"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Compressed]) {
        let is_jpeg_xs = stream.codec.is("jxsv");
        report_missing(stream, if is_jpeg_xs { REQUIRED_BY_JPEG_XS } else { REQUIRED }, report);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 5000 RTP/AVP 96 97\na=rtpmap:96 jxsv/90000\na=fmtp:96 packetmode=0; width=1; height=1; TP=2110TPN\n\
            a=rtpmap:97 vc2/90000\na=fmtp:97 SSN=ST2110-22:2019; width=1; height=1; TP=2110TPN\n",
        b"{session}{raw}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96 97\na=rtpmap:96 jxsv/90000\n[[a=fmtp:96 width=1; height=1; TP=2110TPN]]\n\
            a=rtpmap:97 vc2/90000\n[[a=fmtp:97 SSN=ST2110-22:2019]]\n",
        b"{session}m=video 5000 RTP/AVP 96\n[[a=rtpmap:96 jxsv/90000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
