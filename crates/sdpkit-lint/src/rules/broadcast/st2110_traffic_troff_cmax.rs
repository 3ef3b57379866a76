use alloc::format;

use super::stream::{Parameter, streams};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The timing of a sender is not told in whole numbers.
    ///
    /// `TROFF` is how many microseconds after the start of a frame its first packet is sent, `CMAX`
    /// how many packets may be sent in a row. Receivers set up their buffers by them, and read
    /// whole numbers: none below zero, and at least one packet.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 TP=2110TPW; TROFF=-1; CMAX=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 TP=2110TPW; TROFF=1200; CMAX=48
    /// ```
    id: "st2110-traffic-troff-cmax",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_21_82_1` (ST 2110-21 Section 8.2)",
        "AMWA-TV/sdpoker `test_21_82_2` (ST 2110-21 Section 8.2)",
        "AMWA-TV/sdpoker `test_40_2023_7_4` (ST 2110-40:2023 Section 7)",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        if let Some(offset) = stream.parameter("TROFF") {
            check_number(offset, 0, "write a whole number of microseconds", report);
        }
        if let Some(packets) = stream.parameter("CMAX") {
            check_number(packets, 1, "write a whole number of packets, 1 or more", report);
        }
    }
}

fn check_number(parameter: Parameter<'_>, least: u64, help: &str, report: &mut Report<'_>) {
    if parameter.number().is_some_and(|number| number >= least) {
        return;
    }
    let name = parameter.name;
    let message = match parameter.value.filter(|value| !value.is_empty()) {
        Some(value) => format!("`{value}` is no value of `{name}`"),
        None => format!("`{name}` has no value"),
    };
    report.add(parameter.place, message).help(help);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 TROFF=0; CMAX=1\n{raw}a=fmtp:96 TROFF=1200; CMAX=48\n{raw}a=fmtp:96 TP=2110TPN\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 TROFF=[[-1]]; CMAX=[[0]]\n{raw}a=fmtp:96 TROFF=[[1.5]]; CMAX=[[x]]\n{raw}a=fmtp:96 [[TROFF]]=; [[CMAX]]\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 TROFF=[[5us]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
