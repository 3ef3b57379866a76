//! `fmtp unset`: format parameters go.

use alloc::vec::Vec;

use sdpkit_core::{Span, Text};
use sdpkit_model::Codec;

use super::fmtp_set::{codecs_with_parameters, is_named, spans};
use crate::codecs::CodecSelector;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::WordList;

operation! {
    /// Removes format parameters of codecs, and the `a=fmtp` when none is left.
    ///
    /// Codecs are chosen, and BUNDLE groups kept alike, as when parameters are set.
    FmtpUnset "fmtp-unset", "fmtp unset", unset_fmtp {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The codecs.
        codec: CodecSelector,
        /// The names of the parameters.
        keys: WordList,
    }
    example "fmtp unset opus useinbandfec":
        "m=audio 9 UDP/TLS/RTP/SAVPF 111\n\
         a=rtpmap:111 opus/48000/2\n\
         a=fmtp:111 minptime=10;useinbandfec=1\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 111\n\
         a=rtpmap:111 opus/48000/2\n\
         a=fmtp:111 minptime=10\n",
}

impl Operation for FmtpUnset {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for (codec, cause) in codecs_with_parameters(planner, &self.media, &self.codec) {
            let goes = |name| self.keys.iter().any(|key| is_named(name, key));
            unset(planner, codec, goes, cause);
        }
        Ok(())
    }
}

/// Removes those parameters of a codec whose name `goes`.
fn unset<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    codec: Codec<'m, 'a>,
    goes: impl Fn(Text<'a>) -> bool,
    cause: Cause,
) {
    for fmtp in codec.fmtps() {
        let parameters = spans(planner.model().sdp(), &fmtp);
        if parameters.iter().all(|(name, ..)| goes(*name)) && !parameters.is_empty() {
            planner.remove_line(fmtp.line, cause);
            continue;
        }
        let places: Vec<_> =
            parameters.iter().map(|(name, place, _)| (*place, goes(*name))).collect();
        let mut last_kept: Option<Span> = None;
        for (number, &(place, goes)) in places.iter().enumerate() {
            if !goes {
                last_kept = Some(place);
                continue;
            }
            // Until one stays, a parameter goes with the separator after it, then with the one before.
            let before = number.checked_sub(1).and_then(|before| places.get(before));
            let span = match (last_kept, before, places.get(number + 1)) {
                (Some(_), Some((before, _)), _) => Span::new(before.end(), place.end()),
                (_, _, Some((next, _))) => Span::new(place.start(), next.start()),
                _ => place,
            };
            planner.remove(span, cause);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, unchanged};

    fn unset(words: &str, parameters: &str) -> alloc::string::String {
        let text = alloc::format!(
            "m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 {parameters}\n"
        );
        let after = after(words, &text);
        after.rsplit_once("opus/48000/2\n").unwrap().1.into()
    }

    #[test]
    fn a_separator_goes_along() {
        assert_eq!(unset("fmtp unset opus a", "a=1; b=2; c"), "a=fmtp:111 b=2; c\n");
        assert_eq!(unset("fmtp unset opus b", "a=1; b=2; c"), "a=fmtp:111 a=1; c\n");
        assert_eq!(unset("fmtp unset opus c", "a=1; b=2; c"), "a=fmtp:111 a=1; b=2\n");
        assert_eq!(unset("fmtp unset opus a b", "a=1; b=; c"), "a=fmtp:111 c\n");
        assert_eq!(unset("fmtp unset opus B C", "a=1;b=2;c=3;"), "a=fmtp:111 a=1;\n");
        assert_eq!(unset("fmtp unset opus a b c", "a=1; b=2; c"), "");
    }

    #[test]
    fn names_are_compared_whole() {
        unchanged(
            "fmtp unset opus stereo",
            "m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 sprop-stereo=1\n",
        );
    }
}
