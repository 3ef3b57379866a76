use alloc::format;
use alloc::string::String;

use super::stream::{Format, Stream, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Uncompressed video lacks a parameter that a receiver needs to unpack it.
    ///
    /// Size, rate, sampling, depth and colours are told nowhere else: the packets hold bare
    /// pixels. A receiver that misses one of them shows nothing, or a wrong picture. The packing
    /// mode (`PM`) and the name of the standard (`SSN`) belong to them.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:112 raw/90000
    /// a=fmtp:112 sampling=YCbCr-4:2:2; width=1920; height=1080; depth=10
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:112 raw/90000
    /// a=fmtp:112 sampling=YCbCr-4:2:2; width=1920; height=1080; exactframerate=25; depth=10; colorimetry=BT709; PM=2110GPM; SSN=ST2110-20:2017; TP=2110TPN
    /// ```
    id: "st2110-video-required-fmtp",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_72_1` (ST 2110-20 Section 7.2)",
        "AMWA-TV/sdpoker `test_20_71_4` (ST 2110-20 Section 7.1)",
        "RFC 4175 §6",
    ],
}

const REQUIRED: &[&str] =
    &["sampling", "depth", "width", "height", "exactframerate", "colorimetry", "PM", "SSN"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        report_missing(stream, REQUIRED, report);
    }
}

/// Reports the parameters among `required` that the stream does not have, all at once.
pub(super) fn report_missing(stream: Stream<'_, '_>, required: &[&str], report: &mut Report<'_>) {
    let is_missing = |name: &&&str| stream.parameter(name).is_none();
    if !required.iter().any(|name| is_missing(&name)) {
        return;
    }
    if stream.codec.fmtp().is_none() {
        let payload = stream.codec.payload();
        report
            .add(stream.place(), format!("no `a=fmtp` describes payload type {}", payload.get()))
            .help(format!("add it, with {}", quoted(required.iter())));
        return;
    }
    let missing = quoted(required.iter().filter(is_missing));
    report
        .add(stream.place(), format!("the stream is described without {missing}"))
        .help("add what receivers need to unpack it");
}

/// "`a`, `b`, `c`"
fn quoted<'n>(names: impl Iterator<Item = &'n &'n str>) -> String {
    let mut list = String::new();
    for name in names {
        let separator = if list.is_empty() { "" } else { ", " };
        list.extend([separator, "`", name, "`"]);
    }
    list
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 sampling=RGB; Width=1; height=1; exactframerate=1; depth=8; colorimetry=BT709; PM=2110GPM; SSN=\n",
        b"{session}{pcm}m=video 0 RTP/AVP 96\na=rtpmap:96 raw/90000\n",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96\n[[a=rtpmap:96 raw/90000]]\n",
        b"{session}{raw}[[a=fmtp:96 sampling=RGB; width=1; height=1; exactframerate=1; depth=8; colorimetry=BT709; PM=2110GPM]]\n",
        b"{session}{raw}[[a=fmtp:96 TP=2110TPN]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
