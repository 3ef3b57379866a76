//! Applies fixes until nothing is left to mend.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use sdpkit_core::{Edit, Sdp, Span, SpliceError, splice};

use crate::finding::{Finding, FixEdit};
use crate::rule::Safety;
use crate::runner::lint;
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

/// Rounds after which mending stops: far more than fixes that make way for each other need, unless
/// hundreds of lines wait for one place.
const ROUNDS: usize = 256;

/// Applies every fix that `mode` allows, again and again, until none is left or 256 rounds have
/// passed; what is left then is among the remaining findings.
///
/// Fixes whose edits meet are applied in different rounds; those of one rule may be neighbours.
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
    rounds(text, mode, |text| lint(Sdp::new(text), settings))
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
        let (chosen, edits) = choose(&remaining, mode);
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
fn choose(findings: &[Finding], mode: FixMode) -> (Vec<Finding>, Vec<FixEdit>) {
    let mut chosen = Vec::new();
    let mut edits: Vec<FixEdit> = Vec::new();
    let mut taken = Taken::default();
    for finding in findings {
        let Some(fix) = finding.fix.as_ref().filter(|fix| mode.allows(fix.safety)) else {
            continue;
        };
        let id = finding.rule.id;
        if fix.edits.is_empty() || fix.edits.iter().any(|edit| taken.touches(edit.span, id)) {
            continue;
        }
        fix.edits.iter().for_each(|edit| taken.insert(edit.span, id));
        edits.extend(fix.edits.iter().cloned());
        chosen.push(finding.clone());
    }
    edits.sort_by_key(|edit| edit.span);
    (chosen, edits)
}

/// The places that edits have taken, and for which rule, by start; they never overlap.
#[derive(Default)]
struct Taken(BTreeMap<u32, (u32, &'static str)>);

impl Taken {
    /// Whether an edit at `span` for `rule` would see the work of another: they overlap, or are
    /// neighbours and of different rules.
    ///
    /// A rule knows what its own edits do, such as the deletion of two lines in a row, or lines
    /// that move to one place, in the order in which they are found.
    fn touches(&self, span: Span, rule: &str) -> bool {
        let neighbours = self.0.range(..=span.end()).rev();
        let mut neighbours = neighbours.take_while(|&(_, &(end, _))| end >= span.start());
        neighbours.any(|(&start, &(end, owner))| {
            owner != rule || (start < span.end() && end > span.start())
        })
    }

    fn insert(&mut self, span: Span, rule: &'static str) {
        let (end, _) = self.0.entry(span.start()).or_insert((span.end(), rule));
        *end = span.end().max(*end);
    }
}
