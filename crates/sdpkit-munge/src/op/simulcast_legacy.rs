//! `simulcast legacy`: several streams told apart by their sources.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::attribute::{Ssrc, SsrcAttribute, SsrcSemantics};
use sdpkit_model::Section;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Announces simulcast by further sources and an `a=ssrc-group:SIM`.
    ///
    /// Chromium's way before `a=simulcast`. What is said of the first source is said of the new ones: name, stream, track. Where the first
    /// has retransmissions, each of the others needs some, `SSRC/RTX`: Chromium refuses a group of
    /// which only a part has them. Prefer `sendEncodings` with rids, or `rid add`.
    SimulcastLegacy "simulcast-legacy", "simulcast legacy", simulcast_legacy {
        /// The section; there must be one.
        media: Sections = default,
        /// The further sources.
        sources: SimulcastSources,
    }
    example "simulcast legacy video 13/14":
        "m=video 9 RTP/AVP 31\n\
         a=ssrc-group:FID 11 12\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:12 cname:x\n"
        =>
        "m=video 9 RTP/AVP 31\n\
         a=ssrc-group:FID 11 12\n\
         a=ssrc-group:SIM 11 13\n\
         a=ssrc-group:FID 13 14\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:12 cname:x\n\
         a=ssrc:13 cname:x\n\
         a=ssrc:14 cname:x\n",
}

/// A source and perhaps its retransmissions, `13` or `13/14` in words and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SimulcastSource {
    /// The source.
    pub media: Ssrc,
    /// Its retransmissions.
    pub rtx: Option<Ssrc>,
}

impl SimulcastSource {
    /// The source `media`, with its retransmissions if there are any.
    pub const fn new(media: Ssrc, rtx: Option<Ssrc>) -> Self {
        Self { media, rtx }
    }
}

impl FromStr for SimulcastSource {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let number = |word: &str| word.parse().ok().map(Ssrc::new);
        let source = match word.split_once('/') {
            Some((media, rtx)) => number(media).zip(number(rtx)).map(|(m, r)| (m, Some(r))),
            None => number(word).map(|media| (media, None)),
        };
        let expected = "SSRC or SSRC/RTX with numbers from 0 to 4294967295";
        source
            .map(|(media, rtx)| Self { media, rtx })
            .ok_or_else(|| WordsError::Invalid { expected, word: word.to_owned() })
    }
}

impl fmt::Display for SimulcastSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.media.fmt(f)?;
        self.rtx.map_or(Ok(()), |rtx| write!(f, "/{rtx}"))
    }
}

crate::words::as_json_string!(SimulcastSource);

/// Sources of simulcast, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct SimulcastSources(Vec<SimulcastSource>);

impl<const N: usize> From<[SimulcastSource; N]> for SimulcastSources {
    fn from(sources: [SimulcastSource; N]) -> Self {
        Self(sources.into())
    }
}

impl Syntax for SimulcastSources {
    const SYNTAX: &'static str = "SSRC[/RTX]...";
}

/// All words that are left, at least one.
impl Argument for SimulcastSources {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut all = Vec::from([words.next("SSRC or SSRC/RTX")?.parse()?]);
        while words.peek().is_some() {
            all.push(words.next("SSRC or SSRC/RTX")?.parse()?);
        }
        Ok(Self(all))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().map(|source| format!("{source}")));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for SimulcastSources {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const NUMBERS: &[u32] = &[1, 2, 11, 12, 1001, 1002, 1003, 1004];
        let media = Ssrc::new(*bytes.choose(NUMBERS)?);
        let rtx = if bytes.arbitrary()? { Some(Ssrc::new(*bytes.choose(NUMBERS)?)) } else { None };
        Ok(Self::from([SimulcastSource { media, rtx }]))
    }
}

impl Operation for SimulcastLegacy {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let mut sections = planner.sections(&self.media);
        sections.retain(|section| section.is_rtp() && !section.is_rejected());
        if sections.len() > 1 {
            let what = "sources are those of one section";
            let kind = EditErrorKind::NotAllowed { what };
            return Err(planner.refusal(kind, None, "name it: `simulcast legacy mid=1 13`"));
        }
        match sections.first() {
            Some(section) => self.add_to(planner, *section),
            None => Ok(()),
        }
    }
}

impl SimulcastLegacy {
    fn add_to<'m, 'a>(
        &self,
        planner: &mut Planner<'m, 'a>,
        section: Section<'m, 'a>,
    ) -> Result<(), EditError> {
        let added = || self.sources.0.iter().map(|source| source.media);
        if let Some(group) =
            section.source_groups().find(|group| group.semantics == SsrcSemantics::Simulcast)
        {
            if group.ssrcs.iter().skip(1).eq(added()) {
                return Ok(());
            }
            let what = "the section has simulcast of other sources";
            let kind = EditErrorKind::NotAllowed { what };
            return Err(planner.refusal(kind, Some(group.value_span()), "`simulcast off` first"));
        }
        let Some(first) = section.all::<SsrcAttribute<'a>>().next().map(|line| line.ssrc) else {
            planner.not_found(format!("source in section {}", section.index()));
            return Ok(());
        };
        let repair = |media: Ssrc| {
            let mut groups = section.source_groups().filter_map(|group| {
                let mut ssrcs = group.ssrcs.iter();
                let pair = (ssrcs.next()?, ssrcs.next()?);
                (group.semantics == SsrcSemantics::FlowIdentification).then_some(pair)
            });
            groups.find(|(of, rtx)| *of == media || *rtx == media)
        };
        // The first that is announced may be the retransmissions.
        let (first, rtx) = repair(first).map_or((first, None), |(of, rtx)| (of, Some(rtx)));
        self.check(planner, rtx.is_some())?;

        let mut group = format!("a=ssrc-group:SIM {first}");
        for media in added() {
            group.extend([" ", &format!("{media}")]);
        }
        let mut lines = Vec::from([group]);
        for source in &self.sources.0 {
            lines.extend(source.rtx.map(|rtx| format!("a=ssrc-group:FID {} {rtx}", source.media)));
        }
        // Groups stand before the sources they speak of.
        let groups = section.source_groups().map(|group| group.line).last();
        let sources = || section.all::<SsrcAttribute<'a>>().map(|line| line.line);
        for line in &lines {
            match (groups, sources().next()) {
                (Some(group), _) => planner.add_line_after(group, line, Cause::Requested)?,
                (None, Some(source)) => planner.add_line_before(source, line, Cause::Requested)?,
                (None, None) => planner.add_line(Some(section), line, Cause::Requested)?,
            }
        }
        for source in &self.sources.0 {
            let copies = [(Some(first), Some(source.media)), (rtx, source.rtx)];
            for (from, to) in copies.into_iter().filter_map(|(from, to)| from.zip(to)) {
                for line in section.source(from).iter().flat_map(sdpkit_model::Source::attributes) {
                    let Some(number) = line.token(0) else { continue };
                    let rest = sdpkit_core::Span::new(number.end(), line.value_span().end());
                    let rest = planner.model().sdp().slice(rest).as_bytes();
                    let content = [format!("a=ssrc:{to}").as_bytes(), rest].concat();
                    planner.add_line(Some(section), content, Cause::Requested)?;
                }
            }
        }
        Ok(())
    }

    /// Makes sure that the sources are new, and have retransmissions if the first has.
    fn check(&self, planner: &Planner<'_, '_>, is_repaired: bool) -> Result<(), EditError> {
        let mut known = BTreeSet::new();
        for source in &self.sources.0 {
            let invalid = |expected| Err(planner.invalid(expected, &format!("{source}")));
            if source.rtx.is_some() != is_repaired {
                return invalid(if is_repaired {
                    "a source and its retransmissions, as the first has them: `SSRC/RTX`"
                } else {
                    "a source without retransmissions, of which the first has none"
                });
            }
            let is_used = |ssrc| planner.model().sections().any(|s| s.source(ssrc).is_some());
            for number in [Some(source.media), source.rtx].into_iter().flatten() {
                if is_used(number) || !known.insert(number) {
                    return invalid("sources with numbers of their own");
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    const BARE: &str = "m=video 9 RTP/AVP 31\na=ssrc:1 cname:x\na=ssrc:1 msid:s t\na=rtcp-mux\n";
    const REPAIRED: &str = "m=video 9 RTP/AVP 31\na=ssrc-group:FID 1 2\na=ssrc:2 cname:x\n\
        a=ssrc:1 cname:x\n";

    #[test]
    fn new_sources_are_those_of_the_same_track() {
        assert_eq!(
            after("simulcast legacy 3 5", BARE),
            "m=video 9 RTP/AVP 31\na=ssrc-group:SIM 1 3 5\na=ssrc:1 cname:x\na=ssrc:1 msid:s t\n\
             a=ssrc:3 cname:x\na=ssrc:3 msid:s t\na=ssrc:5 cname:x\na=ssrc:5 msid:s t\na=rtcp-mux\n"
        );
        let repaired = after("simulcast legacy 3/4", REPAIRED);
        assert!(
            repaired.contains("FID 1 2\na=ssrc-group:SIM 1 3\na=ssrc-group:FID 3 4\n"),
            "{repaired}"
        );
        let off = after("simulcast off", &repaired);
        assert_eq!(off, REPAIRED);
    }

    #[test]
    fn what_chromium_would_refuse_is_refused() {
        assert!(refused("simulcast legacy 3", REPAIRED).contains("`SSRC/RTX`"));
        assert!(refused("simulcast legacy 3/4", BARE).contains("the first has none"));
        for sources in ["1", "3 3"] {
            let error = refused(&["simulcast legacy ", sources].concat(), BARE);
            assert!(error.contains("numbers of their own"), "{error}");
        }
        let other = after("simulcast legacy 3", BARE);
        assert!(refused("simulcast legacy 4", &other).contains("simulcast of other sources"));
        let two = [BARE, "m=video 9 RTP/AVP 31\n"].concat();
        assert!(refused("simulcast legacy 3", &two).contains("one section"));
        unchanged("simulcast legacy 3", "m=video 9 RTP/AVP 31\n");
    }
}
