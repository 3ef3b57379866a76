use alloc::format;

use super::stream::{Format, Parameter, common_divisor, streams_as, whole_number};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The shape of a pixel is not a ratio of the smallest numbers.
    ///
    /// `PAR` is width to height, 1 to 1 when it is left out. Receivers compare the text, so each
    /// shape has one spelling: two numbers with a colon, without a common divisor.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 width=720; height=576; PAR=24/22
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 width=720; height=576; PAR=12:11
    /// ```
    id: "st2110-video-par",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_73_5` (ST 2110-20 Section 7.3)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(shape) = stream.parameter("PAR") {
            check_shape(shape, report);
        }
    }
}

fn check_shape(shape: Parameter<'_>, report: &mut Report<'_>) {
    let Some(value) = shape.value.filter(|value| !value.is_empty()) else {
        report.add(shape.place, format!("`{}` has no value", shape.name)).help(HELP);
        return;
    };
    let numbers = value.to_str().unwrap_or_default().split_once(':');
    let numbers = numbers.map(|(width, height)| (whole_number(width), whole_number(height)));
    let Some((Some(width @ 1..), Some(height @ 1..))) = numbers else {
        report.add(shape.place, format!("`{value}` is no shape of a pixel")).help(HELP);
        return;
    };
    let divisor = common_divisor(width, height);
    if divisor > 1 {
        report
            .add(shape.place, format!("`{value}` is not the shortest form of the ratio"))
            .help(format!("write `{}:{}`", width / divisor, height / divisor));
    }
}

const HELP: &str = "write two whole numbers with a colon, as in `12:11`";

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 PAR=1:1\n{raw}a=fmtp:96 PAR=12:11\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 PAR=2:4\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 PAR=[[2:4]]\n{raw}a=fmtp:96 PAR=[[12/11]]\n{raw}a=fmtp:96 PAR=[[0:1]]\n\
            {raw}a=fmtp:96 PAR=[[1.5:1]]\n{raw}a=fmtp:96 [[PAR]]=\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
