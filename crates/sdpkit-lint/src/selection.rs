//! Which rules run: selected, ignored, and how bad each is.

use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

use crate::rule::{Category, Rule, Severity};
use crate::rules::RULES;

/// Names rules: `blank-line`, `syntax`, `rfc:8866`, `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Selector {
    /// Every rule.
    All,
    /// One rule, by its id.
    Rule(&'static str),
    /// The rules of a category.
    Category(Category),
    /// The rules that have an RFC among their sources.
    Rfc(u32),
}

impl Selector {
    /// Whether `rule` is meant.
    pub fn matches(self, rule: &Rule) -> bool {
        match self {
            Self::All => true,
            Self::Rule(id) => rule.id == id,
            Self::Category(category) => rule.category == category,
            Self::Rfc(number) => rule.sources.iter().any(|source| names_rfc(source, number)),
        }
    }
}

impl FromStr for Selector {
    type Err = UnknownSelector;

    fn from_str(text: &str) -> Result<Self, UnknownSelector> {
        if text == "all" {
            return Ok(Self::All);
        }
        if let Some(rule) = RULES.iter().find(|rule| rule.id == text) {
            return Ok(Self::Rule(rule.id));
        }
        if let Some(category) = Category::ALL.iter().find(|category| category.as_str() == text) {
            return Ok(Self::Category(*category));
        }
        match text.strip_prefix("rfc:").map(str::parse) {
            Some(Ok(number)) => Ok(Self::Rfc(number)),
            _ => Err(UnknownSelector(text.into())),
        }
    }
}

/// A selector that names no rule, no category and no RFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSelector(pub String);

impl core::fmt::Display for UnknownSelector {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "expected a rule, a category, `rfc:NUMBER` or `all`, found `{}`", self.0)
    }
}

impl core::error::Error for UnknownSelector {}

/// Which rules run.
///
/// A rule runs when it is selected and not ignored. Hints run only when `pedantic` is set or when
/// they are selected by their own id.
///
/// ```
/// use sdpkit_lint::{RULES, Selection};
/// let selection = Selection { select: vec!["syntax".parse()?], ..Selection::default() };
/// assert!(RULES.iter().filter(|rule| selection.runs(rule)).all(|rule| rule.category.as_str() == "syntax"));
/// # Ok::<(), sdpkit_lint::UnknownSelector>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// The rules to run; all when empty.
    pub select: Vec<Selector>,
    /// The rules not to run.
    pub ignore: Vec<Selector>,
    /// Whether hints run too.
    pub pedantic: bool,
}

impl Selection {
    /// Whether `rule` runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        let meant = |selectors: &[Selector]| selectors.iter().any(|s| s.matches(rule));
        let by_name = self.select.contains(&Selector::Rule(rule.id));
        (self.select.is_empty() || meant(&self.select))
            && !meant(&self.ignore)
            && (rule.severity > Severity::Hint || self.pedantic || by_name)
    }
}

/// Whether a source is `RFC <number>` followed by something else than a digit.
fn names_rfc(source: &str, number: u32) -> bool {
    source.strip_prefix("RFC ").is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..digits).is_some_and(|digits| digits.parse() == Ok(number))
    })
}
