use alloc::format;

use sdpkit_model::fmtp::RawVideo;

use super::stream::{Stream, streams, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// How timestamps are made is not told in the words of ST 2110-10.
    ///
    /// `TSMODE` says what the timestamp of a packet is: when the media was sampled (`SAMP`), when
    /// a device made it anew (`NEW`), or what it was at the device's input (`PRES`). `TSDELAY` is
    /// the time from there to the wire, in whole microseconds. Receivers set up their buffers by
    /// them. `SAMP` without `TSDELAY` is a warning: the one is of little use without the other.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 TSMODE=sampled; TSDELAY=0.5ms
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 TSMODE=SAMP; TSDELAY=500
    /// ```
    id: "st2110-tsmode-tsdelay",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_10_2022_87_1` (ST 2110-10:2022 Section 8.7)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        check_stream(stream, report);
    }
}

fn check_stream(stream: Stream<'_, '_>, report: &mut Report<'_>) {
    let delay = stream.parameter("TSDELAY");
    if let Some(mode) = stream.parameter("TSMODE") {
        mode.check_word(words(RawVideo::FORMAT, "TSMODE"), "ST 2110-10", report);
        if delay.is_none() && mode.value.is_some_and(|value| value == "SAMP") {
            report
                .add(mode.place, "timestamps of the sampling, and no delay from there to the wire")
                .severity(Severity::Warning)
                .help("add `TSDELAY=` with the delay in microseconds");
        }
    }
    if let Some(delay) = delay.filter(|delay| delay.number().is_none()) {
        let message = match delay.value.filter(|value| !value.is_empty()) {
            Some(value) => format!("`{value}` is no number of microseconds"),
            None => format!("`{}` has no value", delay.name),
        };
        report.add(delay.place, message).help("write a whole number without a unit");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 TSMODE=SAMP; TSDELAY=500\n{pcm}a=fmtp:97 TSMODE=NEW;TSDELAY=0\n",
        b"{session}{raw}a=fmtp:96 TSMODE=PRES\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 TSMODE=[[samp]]; TSDELAY=[[0.5ms]]\n{pcm}a=fmtp:97 TSMODE=[[FOO]]; TSDELAY=[[-1]]\n",
        b"{session}{raw}a=fmtp:96 [[TSMODE]]; [[TSDELAY]]=\n{raw}a=fmtp:96 TSMODE=[[SAMP]];\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
