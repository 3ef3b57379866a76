use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// How colours are sampled is none of the ways that ST 2110-20 defines.
    ///
    /// The sampling says which components a group of pixels has and in which order they are packed:
    /// without it the packets cannot be read. Receivers compare the text exactly, with upper and
    /// lower case and with the hyphen and the colons.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 sampling=YUV422
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 sampling=YCbCr-4:2:2
    /// ```
    id: "st2110-video-sampling",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_74_1` (ST 2110-20 Section 7.4.1)"],
}

const SAMPLINGS: &[&str] = &[
    "YCbCr-4:4:4",
    "YCbCr-4:2:2",
    "YCbCr-4:2:0",
    "CLYCbCr-4:4:4",
    "CLYCbCr-4:2:2",
    "CLYCbCr-4:2:0",
    "ICtCp-4:4:4",
    "ICtCp-4:2:2",
    "ICtCp-4:2:0",
    "RGB",
    "XYZ",
    "KEY",
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(sampling) = stream.parameter("sampling") {
            sampling.check_word(SAMPLINGS, "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 sampling=YCbCr-4:2:2\n{raw}a=fmtp:96 sampling=KEY\n{raw}a=fmtp:96 depth=8\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 sampling=UNSPECIFIED\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 sampling=[[YUV-4:2:2]]\n{raw}a=fmtp:96 sampling=[[YCbCr-422]]; depth=8\n\
            {raw}a=fmtp:96 sampling=[[rgb]]\n{raw}a=fmtp:96 [[sampling]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
