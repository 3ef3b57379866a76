use sdpkit_model::fmtp::RawVideo;

use super::stream::{Format, streams_as, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The range of the samples is none that ST 2110-20 defines.
    ///
    /// `NARROW` is the range of television, `FULL` all values, `FULLPROTECT` all but those that
    /// SDI keeps for itself. A receiver that guesses shows a washed-out picture, or one without
    /// shadows. With colorimetry `BT2100` only `NARROW` and `FULL` are defined.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 colorimetry=BT2100; RANGE=FULLPROTECT
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 colorimetry=BT2100; RANGE=NARROW
    /// ```
    id: "st2110-video-range",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_73_3` (ST 2110-20 Section 7.3)"],
}

const RANGES_OF_BT2100: &[&str] = &["NARROW", "FULL"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        let Some(range) = stream.parameter("RANGE") else { continue };
        let colours = stream.parameter("colorimetry").and_then(|parameter| parameter.value);
        if colours.is_some_and(|colours| colours == "BT2100") {
            range.check_word(RANGES_OF_BT2100, "BT.2100", report);
        } else {
            range.check_word(words(RawVideo::FORMAT, "RANGE"), "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 RANGE=FULLPROTECT; colorimetry=BT709\n{raw}a=fmtp:96 RANGE=FULL\n{raw}a=fmtp:96 colorimetry=BT2100; RANGE=NARROW\n",
        b"{session}{raw}a=fmtp:96 depth=8\n{raw}",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 RANGE=[[HALF]]\n{raw}a=fmtp:96 RANGE=[[full]]; colorimetry=BT709\n{raw}a=fmtp:96 [[RANGE]]\n",
        b"{session}{raw}a=fmtp:96 RANGE=[[FULLPROTECT]]; colorimetry=BT2100\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
