//! `only`: all codecs go but some.

use super::remove_codecs::{OnEmpty, remove};
use crate::codecs::{Codecs, is_helper};
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;

operation! {
    /// Removes all codecs but those named, as `remove` does.
    ///
    /// What repairs a codec that stays, stays: retransmissions, redundancy, error correction; and so
    /// do tones and comfort noise of its clock rate. A section with none of the codecs would be left
    /// without any; say which sections are meant.
    RetainCodecs "retain-codecs", "only", retain_codecs {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs that stay.
        codecs: Codecs,
    }
    options {
        /// What becomes of a section that would be left without codecs.
        on_empty "on-empty": OnEmpty,
    }
    example "only audio opus":
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 110 126\n\
         a=rtpmap:111 opus/48000/2\n\
         a=rtpmap:63 red/48000/2\n\
         a=fmtp:63 111/111\n\
         a=rtpmap:9 G722/8000\n\
         a=rtpmap:0 PCMU/8000\n\
         a=rtpmap:110 telephone-event/48000\n\
         a=rtpmap:126 telephone-event/8000\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 111 63 110\n\
         a=rtpmap:111 opus/48000/2\n\
         a=rtpmap:63 red/48000/2\n\
         a=fmtp:63 111/111\n\
         a=rtpmap:110 telephone-event/48000\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for RetainCodecs {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        remove(planner, &sections, self.on_empty, |removal, section| {
            for codec in section.codecs() {
                if !is_helper(codec) && !self.codecs.match_any(codec) {
                    removal.codec(codec);
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    const TEXT: &str = "m=video 9 RTP/AVP 96 97 98 99 100\na=rtpmap:96 VP8/90000\n\
        a=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=rtpmap:98 VP9/90000\na=rtpmap:99 red/90000\n\
        a=rtpmap:100 ulpfec/90000\n";

    #[test]
    fn what_repairs_a_codec_stays_with_it() {
        assert!(after("only VP8", TEXT).starts_with("m=video 9 RTP/AVP 96 97 99 100\n"));
        assert!(after("only VP9", TEXT).starts_with("m=video 9 RTP/AVP 98 99 100\n"));
        unchanged("only *", TEXT);
        unchanged("only VP8 VP9", TEXT);
    }

    #[test]
    fn a_section_is_not_left_without_codecs() {
        assert!(refused("only AV1", TEXT).contains("no codec would be left in section 0"));
        let rejected = after("only AV1 on-empty=reject", TEXT);
        assert_eq!(rejected, TEXT.replace("video 9", "video 0"));
    }
}
