//! One input: read, linted, mended.

use std::cmp::Reverse;
use std::fs;

use sdpkit::Sdp;
use sdpkit::lint::{Finding, FixMode, Fixed, Settings, Traces, fix, lint};
use sdpkit::model::order::Order as _;

use super::{diff, sequence};
use crate::arguments::LintArguments;
use crate::config::Config;
use crate::exit::Exit;
use crate::input::{self, Description, Input, Refused, Source};
use crate::report::{Beside, FailOn};

/// An input, and what counts for it.
pub(super) struct Job {
    pub(super) source: Source,
    pub(super) config: Config,
}

/// Something to tell of an input.
pub(super) enum Step {
    /// What was found in a description.
    Found(Found),
    /// A text for standard output.
    Text(Vec<u8>),
    /// Why the input, or the rest of it, cannot be dealt with.
    Refused { file: String, why: String, exit: Exit },
    /// How the run ends because of something that was told.
    Ends(Exit),
}

/// A description and what was found in it.
pub(super) struct Found {
    pub(super) file: String,
    /// What tells the description from others of its file, and the line it starts on.
    pub(super) origin: Option<(String, u32)>,
    pub(super) text: Vec<u8>,
    pub(super) findings: Vec<Finding>,
    /// The descriptions that findings compare it with.
    pub(super) beside: Vec<Beside>,
    /// What other descriptions are compared with.
    pub(super) traces: Traces,
    pub(super) mended: usize,
    pub(super) fails: FailOn,
}

impl Job {
    /// Everything that there is to tell.
    pub(super) fn run(&self, arguments: &LintArguments) -> Vec<Step> {
        let input = match input::read(&self.source, &arguments.stdin_filename) {
            Ok(input) => input,
            Err((file, Refused::Unreadable(why))) => {
                return vec![Step::Refused { file, why, exit: Exit::Usage }];
            }
            Err((file, Refused::NotSdp(why))) => {
                let why = format!("{why} (not-sdp-input)");
                return vec![Step::Refused { file, why, exit: Exit::NotSdp }];
            }
        };
        let mut work = Work { job: self, arguments, input: &input, steps: Vec::new() };
        if arguments.fix || arguments.fix_only || arguments.diff {
            work.mend();
        } else {
            work.lint();
        }
        if let Some(why) = &input.fault {
            work.refuse(why.clone());
        }
        work.steps
    }
}

struct Work<'a> {
    job: &'a Job,
    arguments: &'a LintArguments,
    input: &'a Input,
    steps: Vec<Step>,
}

impl Work<'_> {
    fn lint(&mut self) {
        let compared = sequence::compare(self.input, |description| self.settings(description));
        for (description, compared) in self.input.descriptions.iter().zip(compared) {
            let mut findings = lint(Sdp::new(&description.text), &self.settings(description));
            findings.extend(compared.findings);
            findings.order_by_key(|finding| (finding.span, Reverse(finding.severity)));
            let found = (findings, compared.beside);
            self.tell(description, description.text.clone(), found, 0);
        }
    }

    /// Applies fixes, or shows what they would change.
    fn mend(&mut self) {
        let mut fixed = Vec::new();
        for description in &self.input.descriptions {
            match fix(&description.text, &self.settings(description), self.mode()) {
                Ok(one) => fixed.push(one),
                Err(error) => return self.refuse(error.to_string()),
            }
        }
        if let Err(why) = self.write(&fixed) {
            // What could not be written is not mended.
            self.lint();
            return self.refuse(why);
        }
        for (description, fixed) in self.input.descriptions.iter().zip(fixed) {
            let found = (fixed.remaining, Vec::new());
            self.tell(description, fixed.text, found, fixed.mended.len());
        }
    }

    /// Puts the fixed texts where they belong.
    fn write(&mut self, fixed: &[Fixed]) -> Result<(), String> {
        if self.arguments.diff {
            self.show(fixed);
            return Ok(());
        }
        let changed = self
            .input
            .descriptions
            .iter()
            .zip(fixed)
            .any(|(before, after)| before.text != after.text);
        let texts: Vec<_> = fixed.iter().map(|fixed| &*fixed.text).collect();
        let whole = || self.input.with_texts(&texts);
        match &self.job.source {
            Source::Stdin => self.steps.push(Step::Text(whole()?)),
            Source::File(path) if changed => {
                fs::write(path, whole()?).map_err(|error| error.to_string())?;
            }
            Source::File(_) => {}
        }
        Ok(())
    }

    /// Shows what fixes would change.
    fn show(&mut self, fixed: &[Fixed]) {
        for (description, fixed) in self.input.descriptions.iter().zip(fixed) {
            if description.text == fixed.text {
                continue;
            }
            let file = &self.input.file;
            let name = match &*description.name {
                "" => file.clone(),
                name => format!("{file} ({name})"),
            };
            self.steps.push(Step::Text(diff::unified(&name, &description.text, &fixed.text)));
            self.steps.push(Step::Ends(Exit::Findings));
        }
    }

    fn tell(
        &mut self,
        of: &Description,
        text: Vec<u8>,
        (findings, beside): (Vec<Finding>, Vec<Beside>),
        mended: usize,
    ) {
        let (findings, traces) = if self.arguments.fix_only {
            (Vec::new(), Traces::default())
        } else {
            (findings, Traces::of(Sdp::new(&text), &self.settings(of)))
        };
        self.steps.push(Step::Found(Found {
            file: self.input.file.clone(),
            origin: of.line.map(|line| (of.name.clone(), line)),
            text,
            findings,
            beside,
            traces,
            mended,
            fails: self.job.config.fails(),
        }));
    }

    fn refuse(&mut self, why: String) {
        let file = self.input.file.clone();
        self.steps.push(Step::Refused { file, why, exit: Exit::Usage });
    }

    fn settings(&self, description: &Description) -> Settings {
        let described = description.described.as_ref();
        let description_type = described.and_then(|described| described.description_type);
        // A baseline is compared with everything.
        let limit = if self.arguments.baseline.is_used() {
            None
        } else {
            self.arguments.report.most_findings()
        };
        self.job.config.settings(description_type).with_max_findings(limit)
    }

    const fn mode(&self) -> FixMode {
        if self.arguments.unsafe_fixes { FixMode::SafeAndUnsafe } else { FixMode::Safe }
    }
}
