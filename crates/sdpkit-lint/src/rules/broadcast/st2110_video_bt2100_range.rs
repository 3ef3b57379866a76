use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Video with the colours of BT.2100 does not say which range its samples have.
    ///
    /// BT.2100 is used with narrow and with full range alike, so that what a receiver assumes
    /// without `RANGE` is as often wrong as right.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 TCS=PQ; colorimetry=BT2100
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 TCS=PQ; colorimetry=BT2100; RANGE=NARROW
    /// ```
    id: "st2110-video-bt2100-range",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_75_2` (ST 2110-20 Section 7.5)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        let colours = stream.parameter("colorimetry");
        let Some(colours) = colours.filter(|colours| colours.value.is_some_and(|v| v == "BT2100"))
        else {
            continue;
        };
        if stream.parameter("RANGE").is_none() {
            report
                .add(colours.place, "`BT2100` without `RANGE`: receivers guess the range")
                .help("add `RANGE=NARROW` or `RANGE=FULL`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{raw}a=fmtp:96 colorimetry=BT2100; RANGE=FULL\n{raw}a=fmtp:96 colorimetry=BT709\n{raw}"],
    fail: &[b"{session}{raw}a=fmtp:96 colorimetry=[[BT2100]]; TCS=HLG\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
