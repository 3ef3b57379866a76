//! `ssrc renumber`: sources get other numbers.

use alloc::borrow::ToOwned;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use sdpkit_core::attribute::{Ssrc, SsrcAttribute, SsrcGroup};
use sdpkit_model::Section;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::words::{Argument, Syntax, Words, WordsError};

operation! {
    /// Gives sources other numbers.
    ///
    /// The number changes in `a=ssrc` and in `a=ssrc-group`. It must be in use nowhere else in the
    /// description, since sections may share one RTP session (RFC 9143 §9.2). What is sent does not
    /// change.
    RenumberSources "renumber-sources", "ssrc renumber", renumber_sources {
        /// The sections; all of them by default.
        media: Sections = default,
        /// Which sources, and their new numbers.
        sources: SourceNumbers,
    }
    example "ssrc renumber 11=21 12=22":
        "m=video 9 RTP/AVP 31\n\
         a=ssrc-group:FID 11 12\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:12 cname:x\n"
        =>
        "m=video 9 RTP/AVP 31\n\
         a=ssrc-group:FID 21 22\n\
         a=ssrc:21 cname:x\n\
         a=ssrc:22 cname:x\n",
}

/// A source and its new number, `11=21` in words and JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceNumber {
    /// The source.
    pub old: Ssrc,
    /// Its new number.
    pub new: Ssrc,
}

impl SourceNumber {
    /// Gives the source `old` the number `new`.
    pub const fn new(old: Ssrc, new: Ssrc) -> Self {
        Self { old, new }
    }
}

impl FromStr for SourceNumber {
    type Err = WordsError;

    fn from_str(word: &str) -> Result<Self, WordsError> {
        let number = |word: &str| word.parse().ok().map(Ssrc::new);
        let parts = word.split_once('=');
        let parts = parts.and_then(|(old, new)| Some(Self::new(number(old)?, number(new)?)));
        let expected = "SSRC=SSRC with numbers from 0 to 4294967295";
        parts.ok_or_else(|| WordsError::Invalid { expected, word: word.to_owned() })
    }
}

impl fmt::Display for SourceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}={}", self.old, self.new)
    }
}

crate::words::as_json_string!(SourceNumber);

/// Sources and their new numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct SourceNumbers(Vec<SourceNumber>);

impl<const N: usize> From<[SourceNumber; N]> for SourceNumbers {
    fn from(sources: [SourceNumber; N]) -> Self {
        Self(sources.into())
    }
}

impl Syntax for SourceNumbers {
    const SYNTAX: &'static str = "SSRC=SSRC...";
}

/// All words that are left, at least one.
impl Argument for SourceNumbers {
    fn read(words: &mut Words) -> Result<Self, WordsError> {
        let mut all = Vec::from([words.next("SSRC=SSRC")?.parse()?]);
        while words.peek().is_some() {
            all.push(words.next("SSRC=SSRC")?.parse()?);
        }
        Ok(Self(all))
    }

    fn write(&self, _: Option<&str>, out: &mut Vec<String>) {
        out.extend(self.0.iter().map(|number| alloc::format!("{number}")));
    }
}

#[cfg(feature = "arbitrary")]
impl<'b> arbitrary::Arbitrary<'b> for SourceNumbers {
    fn arbitrary(bytes: &mut arbitrary::Unstructured<'b>) -> arbitrary::Result<Self> {
        const NUMBERS: &[u32] = &[0, 1, 2, 11, 12, 13, u32::MAX];
        let mut number = || bytes.choose(NUMBERS).copied().map(Ssrc::new);
        let one = SourceNumber::new(number()?, number()?);
        Ok(Self::from([one, SourceNumber::new(number()?, number()?)]))
    }
}

impl Operation for RenumberSources {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let numbers = self.numbers(planner)?;
        let model = planner.model();
        let used: BTreeSet<_> = model.sections().flat_map(|section| places(section)).collect();
        let used: BTreeSet<_> = used.into_iter().map(|(ssrc, _)| ssrc).collect();
        let sections = planner.sections(&self.media);
        let mut missing: BTreeSet<_> = numbers.keys().collect();
        for (ssrc, place) in sections.into_iter().flat_map(places) {
            let Some(new) = numbers.get(&ssrc) else { continue };
            missing.remove(&ssrc);
            let new_text = alloc::format!("{new}");
            if used.contains(new) {
                return Err(planner.invalid("a number that no source has", &new_text));
            }
            planner.replace(place, new_text, Cause::Requested)?;
        }
        for old in missing {
            // It has its new number already.
            if !numbers.get(old).is_some_and(|new| used.contains(new)) {
                planner.not_found(alloc::format!("source {old}"));
            }
        }
        Ok(())
    }
}

impl RenumberSources {
    /// What each source becomes: an end state, in which no number is given up and taken.
    fn numbers(&self, planner: &Planner<'_, '_>) -> Result<BTreeMap<Ssrc, Ssrc>, EditError> {
        let mut numbers = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for number in self.sources.0.iter().filter(|number| number.old != number.new) {
            if numbers.insert(number.old, number.new).is_some() || !taken.insert(number.new) {
                let expected = "a number for one source, and one for each";
                return Err(planner.invalid(expected, &alloc::format!("{number}")));
            }
        }
        if let Some(both) = taken.iter().find(|new| numbers.contains_key(new)) {
            return Err(planner.invalid("a number that no source has", &alloc::format!("{both}")));
        }
        Ok(numbers)
    }
}

/// Each place where a section speaks of a source.
fn places(section: Section<'_, '_>) -> Vec<(Ssrc, sdpkit_core::Span)> {
    let mut places = Vec::new();
    for line in section.all::<SsrcAttribute<'_>>() {
        places.extend(line.token(0).map(|place| (line.ssrc, place)));
    }
    for group in section.all::<SsrcGroup<'_>>() {
        let words = (1..).map_while(|word| group.token(word));
        places.extend(group.ssrcs.iter().zip(words));
    }
    places
}

#[cfg(test)]
mod tests {
    use crate::tester::{after, refused, unchanged};

    const TEXT: &str = "m=video 9 RTP/AVP 31\na=ssrc-group:SIM 1 2\na=ssrc:1 cname:1\n\
        a=ssrc:2 cname:1\nm=video 9 RTP/AVP 31\na=mid:1\na=ssrc:3 cname:x\n";

    #[test]
    fn numbers_change_and_nothing_that_looks_like_them() {
        assert_eq!(
            after("ssrc renumber 1=4294967295", TEXT),
            TEXT.replace("SIM 1", "SIM 4294967295").replace("ssrc:1", "ssrc:4294967295")
        );
        unchanged("ssrc renumber mid=1 1=9", TEXT);
        unchanged("ssrc renumber 7=8 1=1", TEXT);
    }

    #[test]
    fn a_number_is_that_of_one_source() {
        for words in ["1=2", "1=3", "1=9 2=9", "1=8 1=9", "1=2 2=1"] {
            let error = refused(&["ssrc renumber ", words].concat(), TEXT);
            assert!(error.contains("expected a number"), "{words}: {error}");
        }
    }
}
