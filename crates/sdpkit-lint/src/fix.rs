//! Applies fixes until nothing is left to mend.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use sdpkit_core::{Edit, Sdp, SpliceError, splice};
use sdpkit_model::order::Order as _;

use crate::finding::{Finding, FixEdit};
use crate::omitted::capped;
use crate::rule::Safety;
use crate::runner::lint_all;
use crate::settings::Settings;

/// Which fixes are applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "safe fixes, or all")]
pub enum FixMode {
    /// Those no conforming receiver can tell.
    Safe,
    /// All.
    SafeAndUnsafe,
}

impl FixMode {
    /// Whether a fix of this safety is applied.
    pub const fn allows(self, safety: Safety) -> bool {
        matches!((self, safety), (_, Safety::Safe) | (Self::SafeAndUnsafe, _))
    }
}

/// A text after its fixes.
#[derive(Debug)]
#[non_exhaustive]
pub struct Fixed {
    /// The text.
    pub text: Vec<u8>,
    /// What was mended, in the order it was.
    pub mended: Vec<Finding>,
    /// What is left; places are in the new text.
    pub remaining: Vec<Finding>,
    /// The edits of each round, sorted and apart; places are in the text before the round.
    pub rounds: Vec<Vec<FixEdit>>,
}

/// Rounds after which mending stops. Descriptions that programs write take three at most; more are
/// needed where lines make way for each other, one after the other.
const ROUNDS: usize = 10;

/// Applies every fix that `mode` allows, again and again, until none is left or 10 rounds have
/// passed; what is left then is among the remaining findings, and mended by the next call. So the
/// work is bounded for any text, and grows with its length alone.
///
/// In a round every fix is applied but those whose edits would see the work of another: they meet
/// it, or put a line of the same name in the same place. They wait for the next round.
///
/// # Errors
/// When the text is too large for places to be told.
///
/// ```
/// use sdpkit_lint::{FixMode, Settings, fix};
/// let fixed = fix(b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=\nt=0 0\n", &Settings::default(), FixMode::Safe)?;
/// assert_eq!(fixed.text, b"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nt=0 0\r\n");
/// # Ok::<(), sdpkit_core::SpliceError>(())
/// ```
pub fn fix(text: &[u8], settings: &Settings, mode: FixMode) -> Result<Fixed, SpliceError> {
    let mut fixed = rounds(text, mode, |text| lint_all(Sdp::new(text), settings))?;
    fixed.remaining = capped(fixed.remaining, settings.max_findings);
    Ok(fixed)
}

/// The same, for whatever `look` finds in a text.
pub(crate) fn rounds(
    text: &[u8],
    mode: FixMode,
    look: impl Fn(&[u8]) -> Vec<Finding>,
) -> Result<Fixed, SpliceError> {
    let mut text = text.to_vec();
    let (mut mended, mut rounds) = (Vec::new(), Vec::new());
    let mut remaining = look(&text);
    for _ in 0..ROUNDS {
        let (chosen, edits) = choose(&text, &remaining, mode);
        if edits.is_empty() {
            break;
        }
        let round: Vec<_> = edits.iter().map(Edit::from).collect();
        let mut next = Vec::with_capacity(text.len());
        splice(&text, &round, &mut next)?;
        rounds.push(edits);
        mended.extend(chosen);
        text = next;
        remaining = look(&text);
    }
    Ok(Fixed { text, mended, remaining, rounds })
}

/// The findings whose fixes can be applied together, first come first served, and their edits.
fn choose(text: &[u8], findings: &[Finding], mode: FixMode) -> (Vec<Finding>, Vec<FixEdit>) {
    let mut chosen = Vec::new();
    let mut edits: Vec<FixEdit> = Vec::new();
    let mut taken = Taken { text, places: BTreeMap::new() };
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| mode.allows(fix.safety)) else {
            continue;
        };
        let id = finding.rule.id;
        if fix.edits.is_empty() || fix.edits.iter().any(|edit| taken.conflicts(edit, id)) {
            continue;
        }
        fix.edits.iter().for_each(|edit| taken.insert(edit, id));
        edits.extend(fix.edits.iter().cloned());
        chosen.push(finding.clone());
    }
    edits.order_by_key(|edit| edit.span);
    (chosen, edits)
}

/// The places that edits have taken, by start and end.
///
/// No two overlap; several may be empty, or begin where another ends.
struct Taken<'f> {
    text: &'f [u8],
    places: BTreeMap<(u32, u32), Place<'f>>,
}

/// What happens to a place.
struct Place<'f> {
    /// Who edits it.
    rules: BTreeSet<&'static str>,
    /// Whether all that is done is about whole lines.
    is_whole: bool,
    /// What the new lines are called.
    names: BTreeSet<&'f [u8]>,
}

impl<'f> Taken<'f> {
    /// Whether an edit for `rule` would see the work of another: they overlap, or are neighbours of
    /// different rules and not about separate lines.
    ///
    /// A rule knows what its own edits do, such as the deletion of two lines in a row, or lines
    /// that move to one place, in the order in which they are found.
    fn conflicts(&self, edit: &FixEdit, rule: &str) -> bool {
        let span = edit.span;
        let neighbours = self.places.range(..=(span.end(), u32::MAX)).rev();
        let mut neighbours = neighbours.take_while(|&(&(_, end), _)| end >= span.start());
        neighbours.any(|(&(start, end), place)| {
            let overlaps = start < span.end() && end > span.start();
            let is_own = || place.rules.iter().all(|owner| *owner == rule);
            overlaps || !(is_own() || self.is_separate(place, edit))
        })
    }

    /// Whether a place and an edit beside it leave each other alone: both are about whole lines, and
    /// the new ones have different names. Lines of one name would contradict each other, such as
    /// two header extensions that are given the same free number.
    fn is_separate(&self, place: &Place<'_>, edit: &FixEdit) -> bool {
        place.is_whole && self.is_whole(edit) && !names(edit).any(|name| place.names.contains(name))
    }

    /// Whether whole lines are replaced by whole lines.
    fn is_whole(&self, edit: &FixEdit) -> bool {
        let begins_line = |at: u32| {
            let before = (at as usize).checked_sub(1);
            before.is_none_or(|before| self.text.get(before) == Some(&b'\n'))
        };
        let span = edit.span;
        begins_line(span.start())
            && begins_line(span.end())
            && edit.text.last().is_none_or(|&last| last == b'\n')
    }

    fn insert(&mut self, edit: &'f FixEdit, rule: &'static str) {
        let is_whole = self.is_whole(edit);
        let place = self
            .places
            .entry((edit.span.start(), edit.span.end()))
            .or_insert_with(|| Place { rules: BTreeSet::new(), is_whole, names: BTreeSet::new() });
        place.rules.insert(rule);
        place.is_whole &= is_whole;
        place.names.extend(names(edit));
    }
}

/// What the lines that an edit writes are called: `a=mid` is the name of `a=mid:0`.
fn names(edit: &FixEdit) -> impl Iterator<Item = &[u8]> {
    let name = |line: &'_ [u8]| line.iter().position(|byte| matches!(byte, b':' | b'\r' | b'\n'));
    let lines = edit.text.split_inclusive(|&byte| byte == b'\n');
    lines.map(move |line| line.get(..name(line).unwrap_or(line.len())).unwrap_or_default())
}
