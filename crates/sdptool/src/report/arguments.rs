//! How findings are printed, and which of them fail a run.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};
use sdpkit::lint::Severity;

use super::formats::{Format, Reader};
use super::wanted::{Wanted, help};

/// Of each rule this many findings in a description are shown to people, unless they say else.
const SHOWN_TO_PEOPLE: usize = 100;

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct ReportArguments {
    /// How findings are printed, and into which file; can be given several times.
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "full", long_help = help())]
    format: Vec<Wanted>,

    /// The mildest finding that fails the run [default: warning].
    #[arg(long, value_enum, value_name = "LEVEL")]
    fail_on: Option<FailOn>,

    /// Findings fail no run; the same as --fail-on never.
    #[arg(long, conflicts_with = "fail_on")]
    exit_zero: bool,

    /// Show at most N findings of each rule in a description [default: 100 for people, all for
    /// programs]; the others are counted.
    #[arg(long, value_name = "N")]
    max_findings: Option<NonZeroUsize>,

    /// Show people how often each rule found something, in the place of what it found.
    #[arg(long)]
    statistics: bool,

    /// Mask addresses, ICE credentials, keys and fingerprints; the default of the formats github,
    /// gitlab and sarif.
    #[arg(long, overrides_with = "no_redact")]
    redact: bool,

    /// Mask nothing, in no format.
    #[arg(long, overrides_with = "redact")]
    no_redact: bool,

    /// Print findings and complaints, and no summary.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl ReportArguments {
    /// What is to be written, and where.
    pub(super) fn formats(&self) -> &[Wanted] {
        &self.format
    }

    /// Whether only findings and complaints are printed.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Whether people read what is printed.
    pub(crate) fn is_for_people(&self) -> bool {
        let mut printed = self.format.iter().filter(|wanted| wanted.file.is_none());
        printed.any(|wanted| wanted.format.reader == Reader::Person)
    }

    /// The mildest finding that fails the run, where the command line says it.
    pub(crate) fn fails(&self) -> Option<FailOn> {
        if self.exit_zero { Some(FailOn::Never) } else { self.fail_on }
    }

    /// How many findings of each rule are shown of a description.
    pub(super) fn limit(&self, format: &Format) -> Option<usize> {
        let default = (format.reader == Reader::Person).then_some(SHOWN_TO_PEOPLE);
        self.max_findings.map(NonZeroUsize::get).or(default)
    }

    /// How many findings of each rule any of the formats shows of a description; `None` for all.
    pub(crate) fn most_findings(&self) -> Option<NonZeroUsize> {
        let limits = self.format.iter().map(|wanted| self.limit(wanted.format));
        limits.collect::<Option<Vec<_>>>()?.into_iter().max().and_then(NonZeroUsize::new)
    }

    /// Whether counts are shown in the place of findings.
    pub(super) fn counts_only(&self, format: &Format) -> bool {
        self.statistics && format.reader == Reader::Person
    }

    /// Whether secrets are masked.
    pub(super) const fn redacts(&self, format: &Format) -> bool {
        self.redact || format.is_public && !self.no_redact
    }
}

/// The mildest finding that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
    Hint,
    Never,
}

impl FailOn {
    /// Whether a finding of this severity fails the run.
    pub(super) fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => severity >= Severity::Info,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}
