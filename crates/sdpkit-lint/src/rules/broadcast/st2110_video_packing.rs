use sdpkit_model::fmtp::RawVideo;

use super::stream::{Format, streams_as, words};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The packing mode of uncompressed video is none that ST 2110-20 defines.
    ///
    /// `2110GPM` allows packets of any size, `2110BPM` packets of whole blocks of 180 bytes, which
    /// simple receivers rely on. Without the mode a receiver cannot know whether it can take the
    /// stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 PM=GPM
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 PM=2110GPM
    /// ```
    id: "st2110-video-packing",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_72_4` (ST 2110-20 Sections 7.2 and 6.3)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        if let Some(mode) = stream.parameter("PM") {
            mode.check_word(words(RawVideo::FORMAT, "PM"), "ST 2110-20", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 PM=2110GPM\n{raw}a=fmtp:96 PM=2110BPM\n{raw}a=fmtp:96 depth=8\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 PM=[[GPM]]\n{raw}a=fmtp:96 PM=[[2110gpm]]; depth=8\n{raw}a=fmtp:96 [[PM]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
