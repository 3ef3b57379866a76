//! `sdptool lint`.

mod concise;
mod diff;
mod excerpt;
mod full;
mod json;
mod output;
mod place;
mod summary;

use std::fs;
use std::io::{self, Write};

use sdpkit::Sdp;
use sdpkit::lint::{Finding, FixMode, Selection, Settings, fix, lint};

use crate::arguments::{Format, LintArguments};
use crate::exit::{Exit, complain, guard};
use crate::input::{self, Input, Refused, Source};
use output::Output;
use summary::{Mending, Summary};

/// A description and what was found in it.
pub(crate) struct Linted<'a> {
    pub(crate) name: &'a str,
    pub(crate) text: &'a [u8],
    pub(crate) findings: &'a [Finding],
}

/// Runs the command.
pub(crate) fn run(arguments: &LintArguments) -> Exit {
    let mut run = Run::new(arguments);
    let mut exit = Exit::Clean;
    for found in arguments.inputs.iter().flat_map(|name| input::find(name)) {
        exit = exit.and(match found {
            Ok(source) => guard(|| run.source(&source)),
            Err(error) => run.refuse(&error, Exit::Usage),
        });
    }
    exit.and(run.finish())
}

/// One run over all inputs.
struct Run<'a> {
    arguments: &'a LintArguments,
    output: Output,
    /// Whether the output has failed, and that has been told.
    output_failed: bool,
    summary: Summary,
    json: json::Document,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a LintArguments) -> Self {
        // A diff or a fixed text on standard output is for programs.
        let writes_text = arguments.fix && arguments.inputs.iter().any(|name| name == "-");
        let to_stderr = arguments.diff || writes_text;
        Self {
            arguments,
            output: if to_stderr { Output::to_stderr() } else { Output::to_stdout() },
            output_failed: false,
            summary: Summary::default(),
            json: json::Document::default(),
        }
    }

    /// Lints one input.
    fn source(&mut self, source: &Source) -> Exit {
        let input = match input::read(source, &self.arguments.stdin_filename) {
            Ok(input) => input,
            Err((name, Refused::Unreadable(error))) => {
                return self.refuse(&format!("{name}: {error}"), Exit::Usage);
            }
            Err((name, Refused::NotSdp(why))) => {
                return self.refuse(&format!("{name}: {why} (not-sdp-input)"), Exit::NotSdp);
            }
        };
        let settings = self.settings(&input);
        if self.arguments.fix || self.arguments.diff {
            return self.mend(source, &input, &settings);
        }
        let findings = lint(Sdp::new(&input.text), &settings);
        self.report(&Linted { name: &input.name, text: &input.text, findings: &findings })
    }

    /// Applies fixes, or shows what they would change.
    fn mend(&mut self, source: &Source, input: &Input, settings: &Settings) -> Exit {
        let fixed = match fix(&input.text, settings, self.mode()) {
            Ok(fixed) => fixed,
            Err(error) => return self.refuse(&format!("{}: {error}", input.name), Exit::Usage),
        };
        let linted = Linted { name: &input.name, text: &fixed.text, findings: &fixed.remaining };
        let changed = fixed.text != input.text;
        if self.arguments.diff {
            self.summary.fixed += fixed.mended.len();
            self.summary.add(linted.findings, linted.text);
            let shown = diff::unified(&input.name, &input.text, &fixed.text)
                .and_then(|diff| self.output.text(&diff));
            let exit = self.told(shown).and(self.exit(linted.findings));
            return if changed { exit.and(Exit::Findings) } else { exit };
        }
        let written = match source {
            Source::Stdin => {
                let written = self.output.text(&input.with_text(&fixed.text));
                self.told(written)
            }
            Source::File(path) if changed => {
                if let Err(error) = fs::write(path, input.with_text(&fixed.text)) {
                    return self.refuse(&format!("{}: {error}", input.name), Exit::Usage);
                }
                Exit::Clean
            }
            Source::File(_) => Exit::Clean,
        };
        self.summary.fixed += fixed.mended.len();
        written.and(self.report(&linted))
    }

    /// Says what was found in one input.
    fn report(&mut self, linted: &Linted<'_>) -> Exit {
        self.summary.add(linted.findings, linted.text);
        let out = &mut self.output;
        let printed = match self.arguments.format {
            Format::Full => full::write(linted, out),
            Format::Concise => concise::write(linted, out),
            Format::Json => self.json.add(linted, out),
            Format::Ndjson => json::write_lines(linted, out),
        };
        // What is found is seen while the next input is read.
        let printed = printed.and_then(|()| self.output.flush());
        self.told(printed).and(self.exit(linted.findings))
    }

    /// Prints what comes after the last input.
    fn finish(&mut self) -> Exit {
        let printed = match self.arguments.format {
            _ if self.arguments.diff => self.summarize(Mending::Shown),
            Format::Json => self.json.finish(&self.summary, &mut self.output),
            Format::Full | Format::Concise => self.summarize(Mending::Done),
            Format::Ndjson => Ok(()),
        };
        let printed = printed.and_then(|()| self.output.flush());
        self.told(printed)
    }

    fn summarize(&mut self, mending: Mending) -> io::Result<()> {
        match self.summary.text(mending) {
            Some(text) if !self.arguments.quiet => writeln!(self.output, "{text}"),
            _ => Ok(()),
        }
    }

    /// Says why an input cannot be dealt with.
    fn refuse(&mut self, why: &str, exit: Exit) -> Exit {
        // In the order of the inputs, where a terminal shows both streams.
        let flushed = self.output.flush();
        let exit = exit.and(self.told(flushed));
        complain(why);
        exit
    }

    /// How the run ends after something was written.
    fn told(&mut self, written: io::Result<()>) -> Exit {
        match written {
            Ok(()) => Exit::Clean,
            // The reader has seen enough, as `head` does.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
            Err(error) => {
                if !self.output_failed {
                    complain(format_args!("cannot write: {error}"));
                }
                self.output_failed = true;
                Exit::Usage
            }
        }
    }

    fn settings(&self, input: &Input) -> Settings {
        let selection = Selection {
            select: self.arguments.select.clone(),
            ignore: self.arguments.ignore.clone(),
            pedantic: self.arguments.pedantic,
        };
        let description_type =
            self.arguments.description_type.description_type().or(input.description_type);
        Settings::default()
            .with_selection(selection)
            .with_profile(self.arguments.profile.profile())
            .with_description_type(description_type)
    }

    fn mode(&self) -> FixMode {
        if self.arguments.unsafe_fixes { FixMode::SafeAndUnsafe } else { FixMode::Safe }
    }

    fn exit(&self, findings: &[Finding]) -> Exit {
        let fails = findings.iter().any(|f| self.arguments.fail_on.fails(f.severity));
        if fails { Exit::Findings } else { Exit::Clean }
    }
}
