use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The transfer characteristic is none that ST 2110-20 defines.
    ///
    /// `TCS` says how a number becomes light. `SDR` is meant when it is left out, so that a name
    /// which a receiver does not know makes high dynamic range look flat.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 TCS=HDR10
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 TCS=PQ
    /// ```
    id: "st2110-video-tcs",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_76_1` (ST 2110-20 Section 7.6, ST 2110-20:2022 Section 7.5)"],
}

const SYSTEMS: &[&str] = &[
    "SDR",
    "PQ",
    "HLG",
    "LINEAR",
    "BT2100LINPQ",
    "BT2100LINHLG",
    "ST2065-1",
    "ST428-1",
    "DENSITY",
    "UNSPECIFIED",
    "ST2115LOGS3",
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(system) = stream.parameter("TCS") {
            system.check_word(SYSTEMS, "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 TCS=SDR\n{raw}a=fmtp:96 TCS=ST2115LOGS3\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\na=fmtp:96 TCS=FOO\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 TCS=[[FOO]]\n{raw}a=fmtp:96 TCS=[[sdr]]; depth=8\n{raw}a=fmtp:96 [[TCS]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
