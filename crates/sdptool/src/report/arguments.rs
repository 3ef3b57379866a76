//! Which formats findings are printed in, and which findings fail a run.

use clap::{Args, ValueEnum};
use sdpkit::lint::Severity;

use super::format::Wanted;

#[derive(Debug, Args)]
pub(crate) struct ReportArguments {
    /// How findings are printed, and into which file; can be given several times.
    ///
    /// Formats: full (with the text around them), concise (one line each), json (one object),
    /// ndjson (one object a line).
    #[arg(long, value_name = "FORMAT[=FILE]", default_value = "full")]
    format: Vec<Wanted>,

    /// The mildest finding that fails the run.
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = FailOn::Warning)]
    fail_on: FailOn,

    /// Findings fail no run; the same as --fail-on never.
    #[arg(long, conflicts_with = "fail_on")]
    exit_zero: bool,

    /// Print findings and complaints, and no summary.
    #[arg(long, short)]
    pub(super) quiet: bool,
}

impl ReportArguments {
    /// What is to be written; a format that is given twice for one place is written once.
    pub(super) fn formats(&self) -> Vec<Wanted> {
        let mut formats: Vec<Wanted> = Vec::new();
        for wanted in &self.format {
            if !formats.contains(wanted) {
                formats.push(wanted.clone());
            }
        }
        formats
    }

    /// Whether a finding of this severity fails the run.
    pub(super) fn fails(&self, severity: Severity) -> bool {
        !self.exit_zero && self.fail_on.fails(severity)
    }
}

/// The mildest finding that fails a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Error,
    Warning,
    Info,
    Hint,
    Never,
}

impl FailOn {
    fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => severity >= Severity::Info,
            Self::Hint => true,
            Self::Never => false,
        }
    }
}
