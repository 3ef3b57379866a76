//! The last line: how much was found, and what can be mended.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io::{self, Write};

use sdpkit::lint::{Finding, Rule, Safety, Severity};
use sdpkit::model::order::Order as _;

use super::view::Linted;

/// Counts over all inputs.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) files: usize,
    descriptions: usize,
    /// The last file: what is in one comes together.
    file: Option<String>,
    pub(super) lines: usize,
    pub(super) fixed: usize,
    pub(super) safe: usize,
    pub(super) unsafe_: usize,
    /// Findings by severity, mildest first.
    severities: [usize; Severity::ALL.len()],
    rules: BTreeMap<&'static str, RuleCount>,
    mending: Mending,
    is_quiet: bool,
}

impl Summary {
    /// Nothing yet; a quiet one stays silent for people.
    pub(super) fn new(mending: Mending, is_quiet: bool) -> Self {
        Self { mending, is_quiet, ..Self::default() }
    }

    /// Counts what was found in one description.
    pub(super) fn add(&mut self, linted: &Linted<'_>) {
        if self.file.as_deref() != Some(linted.file) {
            self.file = Some(linted.file.to_owned());
            self.files += 1;
        }
        self.descriptions += 1;
        self.lines += sdpkit::Sdp::new(linted.text).lines().count();
        self.fixed += linted.mended;
        for finding in linted.findings {
            for (count, severity) in self.severities.iter_mut().zip(Severity::ALL) {
                *count += number_of(finding, severity);
            }
            let rule = self.rules.entry(finding.rule.id);
            rule.or_insert_with(|| RuleCount::new(finding)).add(finding);
            self.safe += mendable(finding, Safety::Safe);
            self.unsafe_ += mendable(finding, Safety::Unsafe);
        }
    }

    /// Whether people want no line at the end.
    pub(super) const fn is_quiet(&self) -> bool {
        self.is_quiet
    }

    /// The rules that found something, the most frequent first.
    pub(super) fn rules(&self) -> Vec<&RuleCount> {
        let mut rules: Vec<_> = self.rules.values().collect();
        rules.order_by_key(|rule| Reverse(rule.count));
        rules
    }

    /// Findings of each severity, mildest first.
    pub(super) fn counts(&self) -> impl DoubleEndedIterator<Item = (Severity, usize)> {
        Severity::ALL.into_iter().zip(self.severities)
    }

    /// Writes the line for people, where there is something to say.
    pub(super) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        match self.text() {
            Some(text) if !self.is_quiet => writeln!(out, "{text}"),
            _ => Ok(()),
        }
    }

    fn text(&self) -> Option<String> {
        let found: Vec<_> = self
            .counts()
            .filter(|&(_, count)| count > 0)
            .map(|(severity, count)| plural(count, severity.as_str()))
            .rev()
            .collect();
        let verb = match self.mending {
            Mending::Done => "Fixed",
            Mending::Shown => "Would fix",
        };
        let fixed = (self.fixed > 0).then(|| format!("{verb} {}.", plural(self.fixed, "finding")));
        if found.is_empty() {
            return fixed;
        }
        let (before, found_or_left) = match fixed {
            Some(fixed) => (fixed + " ", "Left:"),
            None => (String::new(), "Found"),
        };
        let descriptions = if self.descriptions == self.files {
            String::new()
        } else {
            plural(self.descriptions, "description") + ", "
        };
        let text = format!(
            "{before}{found_or_left} {} in {} ({descriptions}{}).",
            found.join(", "),
            plural(self.files, "file"),
            plural(self.lines, "line"),
        );
        let mendable = match (self.safe, self.unsafe_) {
            (0, 0) => String::new(),
            (0, more) => format!(" {more} fixable with `--fix --unsafe-fixes`."),
            (safe, 0) => format!(" {safe} fixable with `--fix`."),
            (safe, more) => {
                format!(" {safe} fixable with `--fix`, {more} more with `--unsafe-fixes`.")
            }
        };
        Some(text + &mendable)
    }
}

/// What one rule found in all inputs.
#[derive(Debug)]
pub(super) struct RuleCount {
    pub(super) rule: &'static Rule,
    /// That of its gravest finding.
    pub(super) severity: Severity,
    pub(super) count: usize,
    pub(super) safe: usize,
    pub(super) unsafe_: usize,
}

impl RuleCount {
    const fn new(finding: &Finding) -> Self {
        let (rule, severity) = (finding.rule, finding.severity);
        Self { rule, severity, count: 0, safe: 0, unsafe_: 0 }
    }

    fn add(&mut self, finding: &Finding) {
        for severity in Severity::ALL {
            let number = number_of(finding, severity);
            self.count += number;
            if number > 0 {
                self.severity = self.severity.max(severity);
            }
        }
        self.safe += mendable(finding, Safety::Safe);
        self.unsafe_ += mendable(finding, Safety::Unsafe);
    }
}

/// How many findings of a severity a finding stands for: itself, and those that it counts.
pub(super) fn number_of(finding: &Finding, severity: Severity) -> usize {
    let omitted = finding.omitted.as_ref().map_or(0, |omitted| omitted.of(severity));
    usize::from(finding.severity == severity) + omitted
}

/// How many of them have a fix of that safety.
fn mendable(finding: &Finding, safety: Safety) -> usize {
    let omitted = finding.omitted.as_ref().map_or(0, |omitted| omitted.mendable(safety));
    usize::from(finding.fix.as_ref().is_some_and(|fix| fix.safety == safety)) + omitted
}

/// What has become of the findings that are counted as fixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mending {
    /// They are mended.
    #[default]
    Done,
    /// A diff shows what would mend them.
    Shown,
}

/// `1 file`, `2 files`.
fn plural(count: usize, what: &str) -> String {
    let end = if count == 1 || what == "info" { "" } else { "s" };
    format!("{count} {what}{end}")
}
