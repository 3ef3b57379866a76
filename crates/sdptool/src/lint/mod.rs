//! `sdptool lint`.

mod baseline;
mod diff;
mod job;
mod parallel;
mod progress;
mod sequence;
mod watch;

use std::mem;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use sdpkit::lint::Across;
use sdpkit::model::order::Order as _;

use crate::arguments::LintArguments;
use crate::config::Layers;
use crate::exit::{Exit, complain};
use crate::input::{self, Source};
use crate::report::{Linted, Mending, Origin, Report, Stream};
use baseline::{Baseline, Mode};
use job::{Found, Job, Step};
use progress::Progress;

/// Runs the command.
pub(crate) fn run(arguments: &Arc<LintArguments>) -> Exit {
    if arguments.watch {
        watch::watch(arguments, || run_once(arguments))
    } else {
        run_once(arguments)
    }
}

fn run_once(arguments: &Arc<LintArguments>) -> Exit {
    let opened = arguments.config.layers(arguments.report.fails());
    let opened = opened.and_then(|layers| Ok((layers, baseline(arguments)?)));
    match opened {
        Ok((layers, baseline)) => Run::new(arguments, layers, baseline).run(),
        Err(why) => {
            complain(why);
            Exit::Usage
        }
    }
}

/// An input, or the name of what is none and why.
type Looked = Result<Job, (String, String)>;

/// The baseline that the command line asks for.
fn baseline(arguments: &LintArguments) -> Result<Option<Baseline>, String> {
    let wanted = &arguments.baseline;
    let mode = match (wanted.write_baseline, wanted.prune_baseline) {
        (true, _) => Mode::Write,
        (_, true) => Mode::Prune,
        _ => Mode::Keep,
    };
    match &wanted.file {
        Some(file) => Baseline::open(file, mode).map(Some),
        None if mode == Mode::Keep => Ok(None),
        None => Baseline::open(Path::new(baseline::DEFAULT), mode).map(Some),
    }
}

/// One run over all inputs.
struct Run<'a> {
    arguments: &'a Arc<LintArguments>,
    layers: Layers,
    baseline: Option<Baseline>,
    across: Across,
    report: Report,
    exit: Exit,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Arc<LintArguments>, layers: Layers, baseline: Option<Baseline>) -> Self {
        // A diff or a fixed text on standard output is for programs.
        let mends = arguments.fix || arguments.fix_only;
        let writes_text = mends && arguments.inputs.iter().any(|name| name == "-");
        let stream = if arguments.diff || writes_text { Stream::Stderr } else { Stream::Stdout };
        let mending = if arguments.diff { Mending::Shown } else { Mending::Done };
        let (report, exit) = Report::open(&arguments.report, stream, mending);
        Self { arguments, layers, baseline, across: Across::default(), report, exit }
    }

    fn run(mut self) -> Exit {
        let found = self.arguments.inputs.iter().flat_map(|name| input::find(name));
        let jobs: Vec<_> = match found.map(|found| self.job(found)).collect() {
            Ok(jobs) => jobs,
            // A configuration that is wrong is wrong for all.
            Err(why) => {
                complain(why);
                return Exit::Usage;
            }
        };
        let mut progress = Progress::new(jobs.len());
        let arguments = Arc::clone(self.arguments);
        let threads = arguments.jobs.or_else(|| thread::available_parallelism().ok());
        let work = move |job: &Looked| match job {
            Ok(job) => job.run(&arguments),
            Err((file, why)) => {
                let (file, why) = (file.clone(), why.clone());
                vec![Step::Refused { file, why, exit: Exit::Usage }]
            }
        };
        parallel::in_order(jobs, threads.unwrap_or(NonZeroUsize::MIN), work, |steps| {
            progress.clear();
            // A panic, which has told of itself.
            for step in steps.unwrap_or_else(|| vec![Step::Ends(Exit::Bug)]) {
                self.exit = self.exit.and(self.step(step));
            }
            progress.advance();
        });
        drop(progress);
        self.finish()
    }

    /// What is to be done with an input; fails where its configuration is wrong.
    fn job(&mut self, found: Result<Source, (String, String)>) -> Result<Looked, String> {
        let source = match found {
            Ok(source) => source,
            Err(refused) => return Ok(Err(refused)),
        };
        let path = match &source {
            Source::Stdin => Path::new(&self.arguments.stdin_filename),
            Source::File(path) => path,
        };
        let config = self.layers.of(path)?;
        Ok(Ok(Job { source, config }))
    }

    /// Tells something of an input.
    fn step(&mut self, step: Step) -> Exit {
        match step {
            Step::Found(found) => self.found(found),
            Step::Text(text) => self.report.text(&text),
            Step::Refused { file, why, exit } => self.report.refuse(&file, &why, exit),
            Step::Ends(exit) => exit,
        }
    }

    /// Tells what was found in a description, but for what the baseline knows.
    fn found(&mut self, mut found: Found) -> Exit {
        self.compare(&mut found);
        let origin = found.origin.as_ref().map(|(name, line)| Origin { line: *line, name });
        let mut linted = Linted {
            file: &found.file,
            origin,
            text: &found.text,
            findings: &found.findings,
            beside: &found.beside,
            mended: found.mended,
            fails: found.fails,
        };
        let unknown = self.baseline.as_mut().map(|baseline| baseline.unknown(&linted));
        if let Some(unknown) = &unknown {
            linted.findings = unknown;
        }
        self.report.add(&linted)
    }

    /// Adds what the description has in common with other sessions before it.
    fn compare(&mut self, found: &mut Found) {
        let name = match &found.origin {
            Some((name, line)) if name.is_empty() => format!("{}:{line}", found.file),
            Some((name, _)) => format!("{} ({name})", found.file),
            None => found.file.clone(),
        };
        found.findings.extend(self.across.compare(&name, mem::take(&mut found.traces)));
        found.findings.order_by_key(|finding| finding.span);
    }

    fn finish(self) -> Exit {
        let exit = self.exit.and(self.report.finish());
        match self.baseline.map(Baseline::finish) {
            None | Some(Ok(None)) => exit,
            Some(Ok(Some(told))) => {
                complain(told);
                exit
            }
            Some(Err(why)) => {
                complain(why);
                exit.and(Exit::Usage)
            }
        }
    }
}
