//! `rtcp-fb remove`: RTCP feedback is not offered any more.

use alloc::vec::Vec;

use sdpkit_core::attribute::PayloadScope;
use sdpkit_model::order::Order as _;
use sdpkit_model::{Codec, Section};

use super::feedback_add::FeedbackWords;
use crate::bundle::with_same_in_bundle;
use crate::codecs::CodecSelector;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Removes RTCP feedback of codecs.
    ///
    /// A line for all payload types becomes lines for those that keep it. What is removed in one
    /// section of a BUNDLE group is removed in all where the payload type stands.
    FeedbackRemove "feedback-remove", "rtcp-fb remove", remove_feedback {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs; `*` for all.
        codec: CodecSelector,
        /// The feedback, such as `goog-remb`.
        feedback: FeedbackWords,
    }
    example "rtcp-fb remove * goog-remb":
        "m=video 9 UDP/TLS/RTP/SAVPF 96 98\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtcp-fb:96 goog-remb\n\
         a=rtcp-fb:96 nack\n\
         a=rtpmap:98 VP9/90000\n\
         a=rtcp-fb:98 goog-remb\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96 98\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtcp-fb:96 nack\n\
         a=rtpmap:98 VP9/90000\n",
}

impl Operation for FeedbackRemove {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        self.feedback.check(planner)?;
        let sections = planner.sections(&self.media);
        let codecs = planner.codecs(&sections, &self.codec);
        let mut codecs = with_same_in_bundle(codecs);
        codecs.order_by_key(|(codec, _)| codec.section().index());
        for group in
            codecs.chunk_by(|(one, _), (other, _)| one.section().index() == other.section().index())
        {
            self.remove(planner, group)?;
        }
        Ok(())
    }
}

impl FeedbackRemove {
    /// Removes the feedback of codecs of one section.
    fn remove<'m, 'a>(
        &self,
        planner: &mut Planner<'m, 'a>,
        codecs: &[(Codec<'m, 'a>, Cause)],
    ) -> Result<(), EditError> {
        for (codec, cause) in codecs {
            for feedback in codec.feedback().filter(|feedback| self.feedback.is(feedback)) {
                if feedback.payload == PayloadScope::One(codec.payload()) {
                    planner.remove_line(feedback.line, *cause);
                }
            }
        }
        let Some((codec, cause)) = codecs.first() else { return Ok(()) };
        let for_all = codec
            .feedback()
            .filter(|feedback| feedback.payload == PayloadScope::All && self.feedback.is(feedback));
        for feedback in for_all {
            planner.remove_line(feedback.line, *cause);
            for keeper in keepers(codec.section(), codecs) {
                let line = self.feedback.line(keeper.payload());
                planner.add_line_after(feedback.line, line, *cause)?;
            }
        }
        Ok(())
    }
}

/// The codecs of `section` that keep what held for all.
fn keepers<'m, 'a>(
    section: Section<'m, 'a>,
    losers: &[(Codec<'m, 'a>, Cause)],
) -> Vec<Codec<'m, 'a>> {
    let loses =
        |codec: &Codec<'m, 'a>| losers.iter().any(|(loser, _)| loser.payload() == codec.payload());
    section.codecs().filter(|codec| codec.is_listed() && !loses(codec)).collect()
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, unchanged};

    const TEXT: &str = "m=video 9 RTP/AVPF 96 98 99\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack pli\n\
        a=rtcp-fb:* nack\na=rtpmap:98 VP9/90000\na=rtpmap:99 AV1/90000\n";

    #[test]
    fn what_holds_for_all_is_kept_by_the_others() {
        let split = TEXT.replace("a=rtcp-fb:* nack\n", "a=rtcp-fb:98 nack\na=rtcp-fb:99 nack\n");
        assert_eq!(after("rtcp-fb remove VP8 nack", TEXT), split);
        assert_eq!(after("rtcp-fb remove * nack", TEXT), TEXT.replace("a=rtcp-fb:* nack\n", ""));
    }

    #[test]
    fn one_kind_is_not_another() {
        unchanged("rtcp-fb remove VP9 nack pli", TEXT);
        assert!(after("rtcp-fb remove VP8 nack pli", TEXT).contains("a=rtcp-fb:* nack\n"));
    }
}
