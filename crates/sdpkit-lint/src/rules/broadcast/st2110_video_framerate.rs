use alloc::format;

use super::stream::{Format, Parameter, common_divisor, streams_as, whole_number};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The exact frame rate of video is not written as ST 2110-20 writes it.
    ///
    /// Whole rates are one number. Others are two numbers with a slash, the smallest that stand
    /// for the rate, so that equal rates are equal text: receivers compare it. 29.97 is
    /// `30000/1001`. Less than a frame per second is a warning: the numbers are likely swapped.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 exactframerate=50/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 exactframerate=25
    /// ```
    id: "st2110-video-framerate",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_72_3` (ST 2110-20 Section 7.2)",
        "AMWA-TV/sdpoker `test_40_2023_7_3` (ST 2110-40:2023 Section 7)",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let formats = &[Format::Raw, Format::Compressed, Format::Ancillary];
    for stream in streams_as(document.model(), formats) {
        if let Some(rate) = stream.parameter("exactframerate") {
            check_rate(rate, report);
        }
    }
}

fn check_rate(rate: Parameter<'_>, report: &mut Report<'_>) {
    let name = rate.name;
    let Some(value) = rate.value.filter(|value| !value.is_empty()) else {
        report.add(rate.place, format!("`{name}` has no value")).help(HELP);
        return;
    };
    let text = value.to_str().unwrap_or_default();
    let (frames, seconds) = match text.split_once('/') {
        Some((frames, seconds)) => (whole_number(frames), whole_number(seconds)),
        None => (whole_number(text), Some(1)),
    };
    let (Some(frames @ 1..), Some(seconds @ 1..)) = (frames, seconds) else {
        report.add(rate.place, format!("`{value}` is no exact frame rate")).help(HELP);
        return;
    };
    let divisor = common_divisor(frames, seconds);
    let smallest = (frames / divisor, seconds / divisor);
    if divisor > 1 || text.ends_with("/1") {
        let help = match smallest {
            (frames, 1) => format!("write `{frames}`"),
            (frames, seconds) => format!("write `{frames}/{seconds}`"),
        };
        report
            .add(rate.place, format!("`{value}` is not the shortest form of the frame rate"))
            .help(help);
    } else if frames < seconds {
        report
            .add(rate.place, format!("`{value}` is less than a frame per second"))
            .severity(Severity::Warning)
            .help(format!("if the numbers are swapped, write `{seconds}/{frames}`"));
    }
}

const HELP: &str = "write a whole number as in `25`, or a ratio as in `30000/1001`";

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 exactframerate=25\n{raw}a=fmtp:96 exactframerate=30000/1001\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 exactframerate=29.97\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 exactframerate=[[60/2]]\n{raw}a=fmtp:96 exactframerate=[[60000/2002]]\n{raw}a=fmtp:96 exactframerate=[[25/1]]\n",
        b"{session}{raw}a=fmtp:96 exactframerate=[[29.97]]\n{raw}a=fmtp:96 exactframerate=[[0]]\n\
            {raw}a=fmtp:96 exactframerate=[[25/0]]\n{raw}a=fmtp:96 exactframerate=[[025]]\n{raw}a=fmtp:96 [[exactframerate]]=\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 exactframerate=[[1001/30000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
