use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The colour space is none that ST 2110-20 defines.
    ///
    /// The colorimetry says what the numbers of a pixel stand for; a receiver that does not know
    /// the name shows the colours of another space. The names have no dots and no hyphens but the
    /// one in those of SMPTE standards. Those of RFC 4175, such as `BT709-2`, were replaced.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 colorimetry=BT.709
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 colorimetry=BT709
    /// ```
    id: "st2110-video-colorimetry",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_75_1` (ST 2110-20 Section 7.5, ST 2110-20:2022 Section 7.4)"],
}

const COLOURS: &[&str] =
    &["BT601", "BT709", "BT2020", "BT2100", "ST2065-1", "ST2065-3", "UNSPECIFIED", "XYZ", "ALPHA"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(colours) = stream.parameter("colorimetry") {
            colours.check_word(COLOURS, "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 colorimetry=BT709\n{raw}a=fmtp:96 colorimetry=ALPHA\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 colorimetry=SMPTE240M\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 colorimetry=[[BT.709]]\n{raw}a=fmtp:96 colorimetry=[[bt2020]]; depth=8\n\
            {raw}a=fmtp:96 colorimetry=[[BT709-2]]\n{raw}a=fmtp:96 [[colorimetry]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
