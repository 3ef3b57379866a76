//! `sdptool lint`.

mod concise;
mod diff;
mod full;
mod json;
mod place;
mod summary;

use std::fs;
use std::io::{self, Write};

use sdpkit::Sdp;
use sdpkit::lint::{Finding, FixMode, Selection, Settings, fix, lint};

use crate::arguments::{Format, LintArguments};
use crate::exit::{Exit, complain};
use crate::input::{self, Input, Refused, Source};
use summary::Summary;

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
    for name in &arguments.inputs {
        match input::find(name) {
            Ok(sources) => {
                for source in sources {
                    exit = exit.and(run.source(&source));
                }
            }
            Err(error) => {
                complain(format_args!("{name}: {error}"));
                exit = exit.and(Exit::Usage);
            }
        }
    }
    exit.and(run.finish())
}

/// One run over all inputs.
struct Run<'a> {
    arguments: &'a LintArguments,
    output: Output,
    summary: Summary,
    json: json::Findings,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a LintArguments) -> Self {
        Self {
            arguments,
            output: Output::default(),
            summary: Summary::default(),
            json: json::Findings::default(),
        }
    }

    /// Lints one input.
    fn source(&mut self, source: &Source) -> Exit {
        match input::read(source, &self.arguments.stdin_filename) {
            Ok(input) => self.input(source, &input).unwrap_or_else(|error| {
                complain(format_args!("{}: {error}", input.name));
                Exit::Usage
            }),
            Err((name, Refused::Unreadable(error))) => {
                complain(format_args!("{name}: {error}"));
                Exit::Usage
            }
            Err((name, Refused::NotSdp(why))) => {
                complain(format_args!("{name}: {why} (not-sdp-input)"));
                Exit::NotSdp
            }
        }
    }

    fn input(&mut self, source: &Source, input: &Input) -> io::Result<Exit> {
        let settings = self.settings(input);
        if self.arguments.fix || self.arguments.diff {
            return self.mend(source, input, &settings);
        }
        let findings = lint(Sdp::new(&input.text), &settings);
        let linted = Linted { name: &input.name, text: &input.text, findings: &findings };
        self.report(&linted)?;
        Ok(self.exit(&findings))
    }

    /// Applies fixes, or shows what they would change.
    fn mend(&mut self, source: &Source, input: &Input, settings: &Settings) -> io::Result<Exit> {
        let fixed = fix(&input.text, settings, self.mode()).map_err(io::Error::other)?;
        self.summary.fixed += fixed.mended.len();
        let changed = fixed.text != input.text;
        if self.arguments.diff {
            print(&diff::unified(&input.name, &input.text, &fixed.text))?;
            self.summary.add(&fixed.remaining, &fixed.text);
            let exit = self.exit(&fixed.remaining);
            return Ok(if changed { exit.and(Exit::Findings) } else { exit });
        }
        match source {
            Source::Stdin => self.output.bytes(&input.with_text(&fixed.text))?,
            Source::File(path) if changed => fs::write(path, input.with_text(&fixed.text))?,
            Source::File(_) => {}
        }
        let linted = Linted { name: &input.name, text: &fixed.text, findings: &fixed.remaining };
        if matches!(source, Source::Stdin) {
            // Standard output carries the text; what is left to say goes to standard error.
            self.summary.add(linted.findings, linted.text);
            for line in concise::lines(&linted) {
                complain(line);
            }
        } else {
            self.report(&linted)?;
        }
        Ok(self.exit(&fixed.remaining))
    }

    fn report(&mut self, linted: &Linted<'_>) -> io::Result<()> {
        self.summary.add(linted.findings, linted.text);
        match self.arguments.format {
            Format::Full => full::render(linted, print),
            Format::Concise => {
                concise::lines(linted).try_for_each(|line| print(&format!("{line}\n")))
            }
            Format::Json => {
                self.json.add(linted);
                Ok(())
            }
            Format::Ndjson => json::lines(linted).try_for_each(|line| print(&format!("{line}\n"))),
        }
    }

    /// Prints what comes after the last input.
    fn finish(&mut self) -> Exit {
        let last = match self.arguments.format {
            Format::Json if !self.arguments.diff => print(&self.json.finish(&self.summary)),
            Format::Full | Format::Concise if !self.arguments.quiet => {
                match self.summary.text() {
                    // The summary is for people; a diff or a fixed text on stdout is for programs.
                    Some(text) if self.output.carries_text || self.arguments.diff => {
                        complain(text);
                        Ok(())
                    }
                    Some(text) => print(&format!("{text}\n")),
                    None => Ok(()),
                }
            }
            _ => Ok(()),
        };
        match last.and_then(|()| io::stdout().flush()) {
            Ok(()) => Exit::Clean,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Clean,
            Err(error) => {
                complain(format_args!("standard output: {error}"));
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

/// Standard output.
#[derive(Default)]
struct Output {
    /// Whether a text went out, so that nothing else should.
    carries_text: bool,
}

impl Output {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.carries_text = true;
        io::stdout().write_all(bytes)
    }
}

/// Prints text with its colours, as far as standard output takes them.
fn print(text: &str) -> io::Result<()> {
    anstream::stdout().write_all(text.as_bytes())
}
