//! `prefer`: the order of codecs.

use alloc::vec::Vec;

use sdpkit_core::attribute::PayloadType;
use sdpkit_model::{Codec, Section};

use crate::codecs::{Codecs, is_helper};
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Puts codecs in front of all others, in the order they are named.
    ///
    /// Only the order of the formats in the `m=` line changes. The retransmissions of a codec follow
    /// it; redundancy that stood before a codec stays before it, since there it is what is sent,
    /// and behind it is not. Where the codecs are in front already, nothing changes.
    PreferCodecs "prefer-codecs", "prefer", prefer_codecs {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs, the most wanted first.
        codecs: Codecs,
    }
    example "prefer video VP9":
        "m=video 9 UDP/TLS/RTP/SAVPF 96 97 98 99\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtpmap:97 rtx/90000\n\
         a=fmtp:97 apt=96\n\
         a=rtpmap:98 VP9/90000\n\
         a=rtpmap:99 rtx/90000\n\
         a=fmtp:99 apt=98\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 98 99 96 97\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtpmap:97 rtx/90000\n\
         a=fmtp:97 apt=96\n\
         a=rtpmap:98 VP9/90000\n\
         a=rtpmap:99 rtx/90000\n\
         a=fmtp:99 apt=98\n",
}

impl Operation for PreferCodecs {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        for codec in &self.codecs {
            // Only says so where there is none.
            planner.codecs(&sections, codec);
        }
        for section in sections {
            prefer(planner, section, &self.codecs)?;
        }
        Ok(())
    }
}

/// Changes the order of the formats of one section.
fn prefer<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    section: Section<'m, 'a>,
    codecs: &Codecs,
) -> Result<(), EditError> {
    /// The formats follow the kind, the port and the transport.
    const FIRST_FORMAT: usize = 3;
    let Some(media) = section.media().filter(|media| media.transport.is_rtp()) else {
        return Ok(());
    };
    let mut formats = Formats::default();
    for format in &media.formats {
        let payload = PayloadType::named(format);
        let codec = payload.and_then(|payload| section.codec(payload));
        // Of a format that is listed twice, the first counts.
        let known = |known: &(_, Option<Codec<'_, '_>>)| known.1.map(|k| k.payload()) == payload;
        let codec = codec.filter(|_| !formats.0.iter().any(known));
        formats.0.push((format.as_str(), codec));
    }
    for (number, format) in formats.order(codecs).into_iter().enumerate() {
        let Some(place) = section.line().token(FIRST_FORMAT + number) else { break };
        planner.replace(place, format, Cause::Requested)?;
    }
    Ok(())
}

/// The formats of a section in their order, each with its codec if it has one.
#[derive(Default)]
struct Formats<'m, 'a>(Vec<(&'a str, Option<Codec<'m, 'a>>)>);

impl<'a> Formats<'_, 'a> {
    /// The formats in the wanted order.
    fn order(&self, codecs: &Codecs) -> Vec<&'a str> {
        let wanted = self.wanted(codecs);
        let is_wanted = |index: &usize| wanted.contains(index);
        let is_media = |index: &usize| self.codec(*index).is_some_and(|codec| !is_helper(codec));
        let in_front = (0..self.0.len()).filter(|index| is_wanted(index) || is_media(index));
        let mut order = Vec::with_capacity(self.0.len());
        if !in_front.take(wanted.len()).eq(wanted.iter().copied()) {
            for &index in &wanted {
                for redundancy in self.redundancy_before(index) {
                    self.place(redundancy, &wanted, &mut order);
                }
                self.place(index, &wanted, &mut order);
            }
        }
        for index in 0..self.0.len() {
            if !order.contains(&index) {
                order.push(index);
            }
        }
        order.iter().filter_map(|index| Some(self.0.get(*index)?.0)).collect()
    }

    /// The formats that are to stand in front.
    fn wanted(&self, codecs: &Codecs) -> Vec<usize> {
        let mut wanted = Vec::new();
        for selector in codecs {
            for index in 0..self.0.len() {
                let is_meant = self.codec(index).is_some_and(|codec| selector.matches(codec));
                if is_meant && !wanted.contains(&index) {
                    wanted.push(index);
                }
            }
        }
        wanted
    }

    /// Places a format and the retransmissions of it.
    fn place(&self, index: usize, wanted: &[usize], order: &mut Vec<usize>) {
        let Some(codec) = self.codec(index).filter(|_| !order.contains(&index)) else { return };
        order.push(index);
        for other in 0..self.0.len() {
            let repairs = self
                .codec(other)
                .is_some_and(|repair| repair.is_rtx() && repair.apt() == Some(codec.payload()));
            if repairs && !wanted.contains(&other) && !order.contains(&other) {
                order.push(other);
            }
        }
    }

    /// The redundancy made of the codec at `index` that stands before it.
    fn redundancy_before(&self, index: usize) -> impl Iterator<Item = usize> {
        let payload = self.codec(index).map(|codec| codec.payload());
        (0..index).filter(move |before| {
            let mut blocks = self.codec(*before).into_iter().flat_map(|codec| codec.blocks());
            blocks.any(|block| Some(block) == payload)
        })
    }

    fn codec(&self, index: usize) -> Option<Codec<'_, 'a>> {
        self.0.get(index)?.1
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, unchanged};

    const AUDIO: &str = "m=audio 9 UDP/TLS/RTP/SAVPF 63 111 9 126\na=rtpmap:63 red/48000/2\n\
        a=fmtp:63 111/111\na=rtpmap:111 opus/48000/2\na=rtpmap:126 telephone-event/8000\n";

    #[test]
    fn redundancy_stays_on_its_side() {
        assert!(
            after("prefer G722", AUDIO).starts_with("m=audio 9 UDP/TLS/RTP/SAVPF 9 63 111 126\n")
        );
        let behind = AUDIO.replace("63 111 9", "9 63 111");
        assert!(
            after("prefer opus", &behind).starts_with("m=audio 9 UDP/TLS/RTP/SAVPF 63 111 9 126\n")
        );
        let behind = AUDIO.replace("63 111 9", "9 111 63");
        assert!(
            after("prefer opus", &behind).starts_with("m=audio 9 UDP/TLS/RTP/SAVPF 111 9 63 126\n")
        );
    }

    #[test]
    fn an_order_that_is_there_is_left() {
        unchanged("prefer opus G722", AUDIO);
        unchanged("prefer *", AUDIO);
        unchanged("prefer nothing", AUDIO);
        // Retransmissions that stand at the end, as Firefox has them.
        unchanged(
            "prefer VP8",
            "m=video 9 RTP/AVP 96 98 97\na=rtpmap:96 VP8/90000\n\
            a=rtpmap:98 VP9/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\n",
        );
    }

    #[test]
    fn codecs_of_one_name_keep_their_order() {
        let text = "m=video 9 RTP/AVP 96 98 99 100\na=rtpmap:96 VP8/90000\na=rtpmap:98 H264/90000\n\
            a=fmtp:98 profile-level-id=42e01f\na=rtpmap:99 H264/90000\n\
            a=fmtp:99 profile-level-id=640c1f\na=rtpmap:100 AV1/90000\n";
        assert!(after("prefer AV1 h264", text).starts_with("m=video 9 RTP/AVP 100 98 99 96\n"));
        assert!(
            after("prefer H264/profile=640c", text).starts_with("m=video 9 RTP/AVP 99 96 98 100\n")
        );
    }

    #[test]
    fn formats_that_are_no_payload_types_stay_behind() {
        let text = "m=video 9 RTP/AVP 96 300 97 96 97\na=rtpmap:97 VP9/90000\n";
        assert!(after("prefer VP9", text).starts_with("m=video 9 RTP/AVP 97 96 300 96 97\n"));
    }
}
