//! The last line: how much was found, and what can be mended.

use sdpkit::lint::{Finding, Safety, Severity};

/// Counts over all inputs.
#[derive(Debug, Default)]
pub(super) struct Summary {
    pub(super) files: usize,
    pub(super) lines: usize,
    pub(super) fixed: usize,
    pub(super) safe: usize,
    pub(super) unsafe_: usize,
    /// Findings by severity, mildest first.
    severities: [usize; Severity::ALL.len()],
}

impl Summary {
    /// Counts the findings of one input.
    pub(super) fn add(&mut self, findings: &[Finding], text: &[u8]) {
        self.files += 1;
        self.lines += sdpkit::Sdp::new(text).lines().count();
        for finding in findings {
            for (count, severity) in self.severities.iter_mut().zip(Severity::ALL) {
                *count += usize::from(severity == finding.severity);
            }
            match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => self.safe += 1,
                Some(Safety::Unsafe) => self.unsafe_ += 1,
                None => {}
            }
        }
    }

    /// Findings of each severity, mildest first.
    pub(super) fn counts(&self) -> impl DoubleEndedIterator<Item = (Severity, usize)> {
        Severity::ALL.into_iter().zip(self.severities)
    }

    /// The line for people, or `None` when there is nothing to say.
    pub(super) fn text(&self, mending: Mending) -> Option<String> {
        let found: Vec<_> = self
            .counts()
            .filter(|&(_, count)| count > 0)
            .map(|(severity, count)| plural(count, severity.as_str()))
            .rev()
            .collect();
        let verb = match mending {
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
        let text = format!(
            "{before}{found_or_left} {} in {} ({}).",
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

/// What has become of the findings that are counted as fixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mending {
    /// They are mended.
    Done,
    /// A diff shows what would mend them.
    Shown,
}

/// `1 file`, `2 files`.
fn plural(count: usize, what: &str) -> String {
    let end = if count == 1 || what == "info" { "" } else { "s" };
    format!("{count} {what}{end}")
}
