//! `renumber`: codecs get other payload types.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::attribute::PayloadType;
use sdpkit_model::order::set;
use sdpkit_model::{Codec, Section};

use crate::codecs::CodecSelector;
use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Gives codecs other payload types, in the whole BUNDLE group.
    ///
    /// The number changes wherever it stands: in the `m=` line, before the attributes of the codec,
    /// in `apt`, in the list of redundant data, in `pt=` of `a=rid`. A codec that had the number
    /// gets a free one. A codec without `a=rtpmap`, which its old number explained, gets one.
    RenumberCodecs "renumber-codecs", "renumber", renumber_codecs {
        /// The sections; all of them by default.
        media: Sections = default,
        /// Which codecs, and their new payload types.
        codecs: Renumberings,
    }
    example "renumber VP9=96":
        "a=group:BUNDLE 0 1\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96 97 98\n\
         a=mid:0\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtpmap:97 rtx/90000\n\
         a=fmtp:97 apt=96\n\
         a=rtpmap:98 VP9/90000\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "a=group:BUNDLE 0 1\n\
         m=video 9 UDP/TLS/RTP/SAVPF 99 97 96\n\
         a=mid:0\n\
         a=rtpmap:99 VP8/90000\n\
         a=rtpmap:97 rtx/90000\n\
         a=fmtp:97 apt=99\n\
         a=rtpmap:96 VP9/90000\n\
         m=video 9 UDP/TLS/RTP/SAVPF 99\n\
         a=mid:1\n\
         a=rtpmap:99 VP8/90000\n",
}

/// A codec and its new payload type, `VP9=100` in words and JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Renumbering {
    /// The codec; it must be one in each section.
    pub codec: CodecSelector,
    /// Its new payload type.
    pub payload: PayloadType,
}

impl Renumbering {
    /// Gives `codec` the number `payload`.
    pub fn new(codec: impl Into<CodecSelector>, payload: PayloadType) -> Self {
        Self { codec: codec.into(), payload }
    }
}

impl FromStr for Renumbering {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let parts = word.rsplit_once('=').and_then(|(codec, payload)| {
            let payload = PayloadType::new(payload.parse().ok()?)?;
            (!codec.is_empty()).then(|| Self::new(codec, payload))
        });
        let expected = "CODEC=PAYLOAD with a payload type from 0 to 127";
        parts.ok_or_else(|| WordsError::Invalid { expected, word: word.to_owned() })
    }
}

impl fmt::Display for Renumbering {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.codec, self.payload)
    }
}

crate::words::as_json_string!(Renumbering);

/// Codecs and their new payload types.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Renumberings(Vec<Renumbering>);

impl<const N: usize> From<[Renumbering; N]> for Renumberings {
    fn from(codecs: [Renumbering; N]) -> Self {
        Self(codecs.into())
    }
}

impl Syntax for Renumberings {
    const SYNTAX: &'static str = "CODEC=PAYLOAD...";
}

/// All words that are left, at least one.
impl Argument for Renumberings {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut all = Vec::from([words.next("CODEC=PAYLOAD")?.parse()?]);
        while words.peek().is_some() {
            all.push(words.next("CODEC=PAYLOAD")?.parse()?);
        }
        Ok(Self(all))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().map(|renumbering| alloc::format!("{renumbering}")));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for Renumberings {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        let payload = PayloadType::new(bytes.int_in_range(0..=127)?);
        let payload = payload.ok_or(arbitrary::Error::IncorrectFormat)?;
        Ok(Self::from([Renumbering::new(bytes.arbitrary::<CodecSelector>()?, payload)]))
    }
}

impl Operation for RenumberCodecs {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let chosen = planner.sections(&self.media);
        let mut groups: BTreeMap<_, Group<'_, '_>> = BTreeMap::new();
        for section in chosen {
            let bundle = section.bundle();
            // A section of its own is a group of its own.
            let key = bundle.map(|bundle| bundle.group().line.span().start());
            let key = key.unwrap_or(section.line().span().start());
            let group = groups.entry(key).or_insert_with(|| Group {
                sections: bundle.map_or_else(|| [section].into(), |b| b.sections().collect()),
                wanted: BTreeMap::new(),
                chosen: BTreeSet::new(),
            });
            group.chosen.insert(section.index());
            for Renumbering { codec, payload } in &self.codecs.0 {
                if let Some(found) = one(planner, section, codec, *payload)? {
                    group.wanted.insert(found.payload(), *payload);
                }
            }
        }
        groups.into_values().try_for_each(|group| group.renumber(planner))
    }
}

/// The one codec of `section` that `selector` means, unless it has its payload type already.
fn one<'m, 'a>(
    planner: &Planner<'m, 'a>,
    section: Section<'m, 'a>,
    selector: &CodecSelector,
    payload: PayloadType,
) -> Result<Option<Codec<'m, 'a>>, EditError> {
    let found = || section.codecs().filter(|codec| selector.matches(*codec));
    if found().any(|codec| codec.payload() == payload) {
        return Ok(None);
    }
    let found: Vec<_> = found().collect();
    let ([] | [_]) = found.as_slice() else {
        return Err(ambiguous(planner, section, selector, &found));
    };
    Ok(found.first().copied())
}

/// The error for a selector that means several codecs, such as the profiles of one encoding.
fn ambiguous<'m, 'a>(
    planner: &Planner<'m, 'a>,
    section: Section<'m, 'a>,
    selector: &CodecSelector,
    found: &[Codec<'m, 'a>],
) -> EditError {
    let kind = EditErrorKind::AmbiguousCodec {
        codec: selector.as_str().to_owned(),
        section: section.index(),
        payloads: found.iter().map(|codec| codec.payload().get()).collect(),
    };
    let help = "name one by its payload type, or by a format parameter: `VP9/profile-id=0`";
    planner.refusal(kind, Some(section.line().content_span()), help)
}

/// Sections in which a payload type means the same.
struct Group<'m, 'a> {
    sections: Vec<Section<'m, 'a>>,
    /// The payload types that change, and what they become.
    wanted: BTreeMap<PayloadType, PayloadType>,
    /// The sections that were asked for.
    chosen: BTreeSet<usize>,
}

impl<'m, 'a> Group<'m, 'a> {
    fn renumber(&self, planner: &mut Planner<'m, 'a>) -> Result<(), EditError> {
        let given = self.given(planner)?;
        if given.is_empty() {
            return Ok(());
        }
        for section in &self.sections {
            let cause = |payload| match self.wanted.get(&payload) {
                Some(_) if self.chosen.contains(&section.index()) => Cause::Requested,
                Some(_) => Cause::Closure(Reason::SameInBundle(payload)),
                None => Cause::Closure(Reason::Collision(payload)),
            };
            for (payload, place) in section.payload_references() {
                if let Some(new) = given.get(&payload) {
                    planner.replace(place, alloc::format!("{new}"), cause(payload))?;
                }
            }
            for codec in section.codecs().filter(|codec| codec.rtpmap().is_none()) {
                let (Some(new), Some(map)) = (given.get(&codec.payload()), mapping(codec)) else {
                    continue;
                };
                let line = alloc::format!("a=rtpmap:{new} {map}");
                planner.add_line(Some(*section), line, cause(codec.payload()))?;
            }
        }
        Ok(())
    }

    /// All payload types that change: those that are to, and those that are in the way.
    fn given(
        &self,
        planner: &Planner<'m, 'a>,
    ) -> Result<BTreeMap<PayloadType, PayloadType>, EditError> {
        let mut given = self.wanted.clone();
        let mut targets = BTreeSet::new();
        for &target in self.wanted.values() {
            if !targets.insert(target) {
                let expected = "a payload type for one codec";
                return Err(planner.invalid(expected, &alloc::format!("{target}")));
            }
        }
        let codecs = || self.sections.iter().flat_map(Section::codecs);
        let mut used: BTreeSet<_> = set(codecs().map(|codec| codec.payload()));
        used.extend(&targets);
        for codec in codecs() {
            let payload = codec.payload();
            if !targets.contains(&payload) || given.contains_key(&payload) {
                continue;
            }
            let Some(free) = FREE
                .iter()
                .flat_map(Clone::clone)
                .filter_map(PayloadType::new)
                .find(|free| !used.contains(free))
            else {
                let name = codec.encoding_name().unwrap_or_default().to_owned();
                let kind = EditErrorKind::PayloadTypesExhausted { name };
                return Err(planner.refusal(kind, codec.format_span(), "remove a codec first"));
            };
            used.insert(free);
            given.insert(payload, free);
        }
        Ok(given)
    }
}

/// The payload types that may be given to any codec: first those that are dynamic, then those that
/// are once these are used up (RFC 3551 §3).
const FREE: [core::ops::RangeInclusive<u8>; 2] = [96..=127, 35..=63];

/// What `a=rtpmap` says of a codec that needs none.
fn mapping(codec: Codec<'_, '_>) -> Option<String> {
    let (name, rate) = (codec.encoding_name()?, codec.clock_rate()?);
    Some(match codec.channels() {
        1 => alloc::format!("{name}/{rate}"),
        channels => alloc::format!("{name}/{rate}/{channels}"),
    })
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    const TEXT: &str = "m=audio 9 RTP/AVP 111 63 0\na=rtpmap:111 opus/48000/2\na=fmtp:111 x=111\n\
        a=rtcp-fb:111 transport-cc\na=rtpmap:63 red/48000/2\na=fmtp:63 111/111\n\
        a=rid:a send pt=111,63\n";

    #[test]
    fn a_number_changes_wherever_it_stands() {
        assert_eq!(
            after("renumber opus=96", TEXT),
            "m=audio 9 RTP/AVP 96 63 0\na=rtpmap:96 opus/48000/2\na=fmtp:96 x=111\n\
             a=rtcp-fb:96 transport-cc\na=rtpmap:63 red/48000/2\na=fmtp:63 96/96\n\
             a=rid:a send pt=96,63\n"
        );
        unchanged("renumber opus=111", TEXT);
        unchanged("renumber 99=100", TEXT);
    }

    #[test]
    fn codecs_can_change_places() {
        let swapped = after("renumber 111=63 63=111", TEXT);
        assert!(swapped.starts_with("m=audio 9 RTP/AVP 63 111 0\na=rtpmap:63 opus/48000/2\n"));
        assert!(swapped.contains("a=fmtp:111 63/63\na=rid:a send pt=63,111\n"));
    }

    #[test]
    fn a_static_payload_type_is_explained_when_it_goes() {
        let text = after("renumber PCMU=100", TEXT);
        assert!(text.starts_with("m=audio 9 RTP/AVP 111 63 100\n"));
        assert!(text.contains("a=rtpmap:63 red/48000/2\na=rtpmap:100 PCMU/8000\n"));
    }

    #[test]
    fn one_codec_gets_one_number() {
        let text = "m=video 9 RTP/AVP 96 97\na=rtpmap:96 H264/90000\na=rtpmap:97 H264/90000\n";
        assert!(refused("renumber H264=100", text).contains("several codecs"));
        assert!(refused("renumber 96=100 97=100", text).contains("found `100`"));
    }

    /// Chromium offers two profiles of VP9.
    #[test]
    fn profiles_are_codecs_of_their_own() {
        let text = "m=video 9 RTP/AVP 98 99 100 120\na=rtpmap:98 VP9/90000\na=fmtp:98 profile-id=0\n\
            a=rtpmap:99 rtx/90000\na=fmtp:99 apt=98\na=rtpmap:100 VP9/90000\n\
            a=fmtp:100 profile-id=2\na=rtpmap:120 H265/90000\n";
        assert_eq!(
            refused("renumber VP9=120", text),
            "renumber-codecs: `VP9` means several codecs of section 0: 98, 100"
        );
        let renumbered = after("renumber VP9/profile-id=0=120", text);
        assert!(renumbered.starts_with("m=video 9 RTP/AVP 120 99 100 96\n"), "{renumbered}");
        assert!(renumbered.contains("apt=120\n") && renumbered.contains("a=rtpmap:96 H265"));
        assert_eq!(after("renumber 98=120", text), renumbered);
    }

    #[test]
    fn numbers_run_out() {
        let formats = (35..=63).chain(96..=127).map(|format: u8| alloc::format!("{format}"));
        let formats = formats.collect::<alloc::vec::Vec<_>>().join(" ");
        let text = alloc::format!("m=video 9 RTP/AVP 0 {formats}\n");
        assert!(refused("renumber 0=96", &text).contains("no payload type is left"));
    }
}
