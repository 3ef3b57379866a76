//! Which rules run: selected, ignored, and how bad each is.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use crate::rule::{Category, Rule, Severity};
use crate::rules::RULES;

/// Names rules: `blank-line`, `syntax` or `syntax/*`, `legacy-*`, `rfc:8866`, `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Selector {
    /// Every rule.
    All,
    /// One rule, by its id.
    Rule(&'static str),
    /// The rules whose ids begin so.
    Prefix(&'static str),
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
            Self::Prefix(prefix) => rule.id.starts_with(prefix),
            Self::Category(category) => rule.category == category,
            Self::Rfc(number) => rule.sources.iter().any(|source| names_rfc(source, number)),
        }
    }

    /// How narrow it is: of several that name a rule, the narrowest is meant for it most.
    const fn narrowness(self) -> usize {
        match self {
            Self::All => 0,
            Self::Rfc(_) => 1,
            Self::Category(_) => 2,
            Self::Prefix(prefix) => 3 + prefix.len(),
            Self::Rule(_) => usize::MAX,
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
        let category = text.strip_suffix("/*").unwrap_or(text);
        if let Some(category) = Category::ALL.iter().find(|known| known.as_str() == category) {
            return Ok(Self::Category(*category));
        }
        if let Some(prefix) = text.strip_suffix('*').and_then(prefix) {
            return Ok(Self::Prefix(prefix));
        }
        match text.strip_prefix("rfc:").map(str::parse) {
            Some(Ok(number)) => Ok(Self::Rfc(number)),
            _ => Err(UnknownSelector(text.into())),
        }
    }
}

/// As it is read.
impl fmt::Display for Selector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all"),
            Self::Rule(id) => f.write_str(id),
            Self::Prefix(prefix) => write!(f, "{prefix}*"),
            Self::Category(category) => f.write_str(category.as_str()),
            Self::Rfc(number) => write!(f, "rfc:{number}"),
        }
    }
}

/// `prefix`, where the id of a rule begins so.
fn prefix(prefix: &str) -> Option<&'static str> {
    let rule = RULES.iter().find(|rule| !prefix.is_empty() && rule.id.starts_with(prefix))?;
    rule.id.get(..prefix.len())
}

/// A selector that names no rule, no category and no RFC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSelector(pub String);

impl fmt::Display for UnknownSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected a rule, a category, `rfc:NUMBER` or `all`, found `{}`", self.0)
    }
}

impl core::error::Error for UnknownSelector {}

/// How bad the findings of a rule are to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "a rule is off, or its findings have a severity")]
pub enum Level {
    /// The rule does not run.
    Off,
    /// It runs, and this is how bad what it finds is.
    At(Severity),
}

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        if text == "off" {
            return Ok(Self::Off);
        }
        let severity = Severity::ALL.into_iter().find(|severity| severity.as_str() == text);
        severity.map(Self::At).ok_or_else(|| UnknownLevel(text.into()))
    }
}

/// As it is read.
impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Off => "off",
            Self::At(severity) => severity.as_str(),
        })
    }
}

/// A text that is neither a severity nor `off`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLevel(pub String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected `error`, `warning`, `info`, `hint` or `off`, found `{}`", self.0)
    }
}

impl core::error::Error for UnknownLevel {}

/// Which rules run, and how bad what they find is.
///
/// A rule runs when it is selected, not ignored and not off. Hints run only when `pedantic` is set,
/// or when they are selected by their own id or in addition.
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
    /// Rules to run besides, hints too.
    pub extend_select: Vec<Selector>,
    /// The rules not to run.
    pub ignore: Vec<Selector>,
    /// Whether hints run too.
    pub pedantic: bool,
    /// How bad the findings of rules are, where it is not what the rules say. The narrowest
    /// selector that names a rule counts, and of several such the last.
    pub levels: Vec<(Selector, Level)>,
}

impl Selection {
    /// Whether `rule` runs.
    pub fn runs(&self, rule: &Rule) -> bool {
        if self.names_none() {
            return self.runs_unnamed(rule);
        }
        let severity = match self.level(rule) {
            Some(Level::Off) => return false,
            Some(Level::At(severity)) => severity,
            None => rule.severity,
        };
        let meant = |selectors: &[Selector]| selectors.iter().any(|s| s.matches(rule));
        let is_added = meant(&self.extend_select);
        let is_named = is_added || self.select.contains(&Selector::Rule(rule.id));
        (self.select.is_empty() || is_added || meant(&self.select))
            && !meant(&self.ignore)
            && (severity > Severity::Hint || self.pedantic || is_named)
    }

    /// The rules that run.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        let names_none = self.names_none();
        RULES
            .iter()
            .copied()
            .filter(move |rule| if names_none { self.runs_unnamed(rule) } else { self.runs(rule) })
    }

    /// Whether `rule` runs where no rule is named.
    fn runs_unnamed(&self, rule: &Rule) -> bool {
        rule.severity > Severity::Hint || self.pedantic
    }

    /// Whether no rule is named, as in nearly every run.
    fn names_none(&self) -> bool {
        self.select.is_empty()
            && self.extend_select.is_empty()
            && self.ignore.is_empty()
            && self.levels.is_empty()
    }

    /// What is set for `rule`, if anything is.
    ///
    /// ```
    /// use sdpkit_lint::{Level, Rule, Selection, Severity};
    /// let levels = vec![("blank-line".parse()?, "hint".parse()?), ("syntax".parse()?, "off".parse()?)];
    /// let selection = Selection { levels, ..Selection::default() };
    /// let level = |id: &str| selection.level(Rule::named(id).unwrap());
    /// assert_eq!(level("blank-line"), Some(Level::At(Severity::Hint)));
    /// assert_eq!(level("trailing-whitespace"), Some(Level::Off));
    /// assert_eq!(level("bandwidth-unknown-type"), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn level(&self, rule: &Rule) -> Option<Level> {
        let levels = self.levels.iter().filter(|(selector, _)| selector.matches(rule));
        levels.max_by_key(|(selector, _)| selector.narrowness()).map(|(_, level)| *level)
    }
}

/// Whether a source is `RFC <number>` followed by something else than a digit.
fn names_rfc(source: &str, number: u32) -> bool {
    source.strip_prefix("RFC ").is_some_and(|rest| {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        rest.get(..digits).is_some_and(|digits| digits.parse() == Ok(number))
    })
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;
    use std::string::ToString;

    use super::{Level, Selection, Selector};
    use crate::rule::{Category, Rule, Severity};

    fn selectors<const N: usize>(texts: [&str; N]) -> Vec<Selector> {
        texts.iter().map(|text| text.parse().unwrap()).collect()
    }

    #[test]
    fn selectors_are_read_and_written() {
        for (text, selector, canonical) in [
            ("all", Selector::All, "all"),
            ("blank-line", Selector::Rule("blank-line"), "blank-line"),
            ("syntax", Selector::Category(Category::Syntax), "syntax"),
            ("syntax/*", Selector::Category(Category::Syntax), "syntax"),
            ("bandwidth-*", Selector::Prefix("bandwidth-"), "bandwidth-*"),
            ("rfc:8866", Selector::Rfc(8866), "rfc:8866"),
        ] {
            assert_eq!(text.parse(), Ok(selector), "{text}");
            assert_eq!(selector.to_string(), canonical);
            assert_eq!(canonical.parse(), Ok(selector));
        }
        for text in ["", "*", "/*", "quux", "quux-*", "quux/*", "rfc:", "rfc:x", "Syntax"] {
            assert!(text.parse::<Selector>().is_err(), "{text}");
        }
    }

    #[test]
    fn hints_run_when_they_are_asked_for() {
        let hint = Rule::named("unregistered-attribute").unwrap();
        assert_eq!(hint.severity, Severity::Hint);
        let category = hint.category.as_str();
        let at = |level: &str| Vec::from([(Selector::Rule(hint.id), level.parse().unwrap())]);
        for (selection, runs) in [
            (Selection::default(), false),
            (Selection { pedantic: true, ..Selection::default() }, true),
            (Selection { select: selectors([category]), ..Selection::default() }, false),
            (Selection { select: selectors([hint.id]), ..Selection::default() }, true),
            (Selection { extend_select: selectors([category]), ..Selection::default() }, true),
            (Selection { levels: at("warning"), ..Selection::default() }, true),
            (Selection { levels: at("hint"), ..Selection::default() }, false),
            (Selection { levels: at("off"), pedantic: true, ..Selection::default() }, false),
        ] {
            assert_eq!(selection.runs(hint), runs, "{selection:?}");
        }
    }

    #[test]
    fn what_is_added_runs_besides_and_what_is_ignored_does_not() {
        let (blank, bandwidth) =
            (Rule::named("blank-line").unwrap(), Rule::named("bandwidth-unknown-type").unwrap());
        let mut selection = Selection { select: selectors(["syntax"]), ..Selection::default() };
        assert!(selection.runs(blank) && !selection.runs(bandwidth));
        selection.extend_select = selectors(["bandwidth-*"]);
        assert!(selection.runs(blank) && selection.runs(bandwidth));
        selection.ignore = selectors(["all"]);
        assert!(!selection.runs(blank) && !selection.runs(bandwidth));
    }

    #[test]
    fn of_equally_narrow_selectors_the_last_counts() {
        let rule = Rule::named("blank-line").unwrap();
        let level = |levels: [(&str, &str); 3]| {
            let levels = levels.map(|(selector, level)| {
                (selector.parse().unwrap(), level.parse::<Level>().unwrap())
            });
            let selection = Selection { levels: levels.into(), ..Selection::default() };
            selection.level(rule).unwrap().to_string()
        };
        assert_eq!(level([("blank-line", "info"), ("blank-*", "off"), ("all", "error")]), "info");
        assert_eq!(level([("all", "error"), ("blank-*", "hint"), ("syntax", "off")]), "hint");
        assert_eq!(level([("syntax", "error"), ("syntax", "off"), ("all", "info")]), "off");
    }
}
