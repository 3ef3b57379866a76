//! `rtcp-fb add`: RTCP feedback is offered.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::RtcpFb;
use sdpkit_model::Placed;

use super::fmtp_set::codecs_with_parameters;
use crate::codecs::CodecSelector;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Adds RTCP feedback to codecs that have it not.
    ///
    /// A line for all payload types counts. `*` means codecs of media. What is added in one section of a BUNDLE group is added in all
    /// where the payload type stands. `transport-cc` needs its header extension too.
    FeedbackAdd "feedback-add", "rtcp-fb add", add_feedback {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs.
        codec: CodecSelector,
        /// The feedback, such as `nack pli`.
        feedback: FeedbackWords,
    }
    example "rtcp-fb add opus nack":
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 0\n\
         a=rtpmap:111 opus/48000/2\n\
         a=rtcp-fb:111 transport-cc\n\
         a=fmtp:111 minptime=10\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 0\n\
         a=rtpmap:111 opus/48000/2\n\
         a=rtcp-fb:111 transport-cc\n\
         a=rtcp-fb:111 nack\n\
         a=fmtp:111 minptime=10\n",
}

/// RTCP feedback as it stands in `a=rtcp-fb` behind the payload type: `nack pli`, `goog-remb`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct FeedbackWords(String);

impl From<&str> for FeedbackWords {
    fn from(words: &str) -> Self {
        Self(words.into())
    }
}

impl Syntax for FeedbackWords {
    const SYNTAX: &'static str = "FEEDBACK...";
}

/// All words that are left, at least one.
impl Argument for FeedbackWords {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut text = words.next("RTCP feedback")?;
        while words.peek().is_some() {
            text.extend([" ", &words.next("RTCP feedback")?]);
        }
        Ok(Self(text))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.split(' ').map(Into::into));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for FeedbackWords {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const TEXTS: &[&str] = &[
            "nack",
            "nack pli",
            "ccm fir",
            "goog-remb",
            "transport-cc",
            "rrtr",
            "trr-int 100",
            "",
            "x\r\ny",
        ];
        bytes.choose(TEXTS).map(|text| Self::from(*text))
    }
}

impl FeedbackWords {
    /// Whether `feedback` says the same.
    pub(super) fn is(&self, feedback: &Placed<'_, RtcpFb<'_>>) -> bool {
        let value =
            feedback.attr().and_then(sdpkit_core::Attr::value).unwrap_or_default().as_bytes();
        value.splitn(2, |&byte| byte == b' ').nth(1) == Some(self.0.as_bytes())
    }

    /// Makes sure that it can stand in `a=rtcp-fb`.
    pub(super) fn check(&self, planner: &Planner<'_, '_>) -> Result<(), EditError> {
        if RtcpFb::parse(Some(["* ", &self.0].concat().as_bytes())).is_err() {
            return Err(planner.invalid("RTCP feedback, such as `nack pli`", &self.0));
        }
        Ok(())
    }

    /// The line for a payload type.
    pub(super) fn line(&self, payload: sdpkit_core::attribute::PayloadType) -> String {
        alloc::format!("a=rtcp-fb:{payload} {}", self.0)
    }
}

impl Operation for FeedbackAdd {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        self.feedback.check(planner)?;
        for (codec, cause) in codecs_with_parameters(planner, &self.media, &self.codec) {
            if !codec.feedback().any(|feedback| self.feedback.is(&feedback)) {
                let line = self.feedback.line(codec.payload());
                planner.add_line(Some(codec.section()), line, cause)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    const TEXT: &str = "m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack pli\n\
        a=rtcp-fb:* goog-remb\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n";

    #[test]
    fn one_kind_is_not_another() {
        let added = after("rtcp-fb add * nack", TEXT);
        assert_eq!(added, TEXT.replace("nack pli\n", "nack pli\na=rtcp-fb:96 nack\n"));
        unchanged("rtcp-fb add VP8 nack pli", TEXT);
        unchanged("rtcp-fb add VP8 goog-remb", TEXT);
    }

    #[test]
    fn feedback_follows_its_grammar() {
        assert!(refused("rtcp-fb add VP8 \"nack\\r\\na=evil\"", TEXT).contains("RTCP feedback"));
        assert!(refused("rtcp-fb add VP8 trr-int x", TEXT).contains("RTCP feedback"));
    }
}
