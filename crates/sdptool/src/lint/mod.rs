//! `sdptool lint`.

mod diff;

use std::fs;

use sdpkit::Sdp;
use sdpkit::lint::{FixMode, Selection, Settings, fix, lint};

use crate::arguments::LintArguments;
use crate::exit::{Exit, guard};
use crate::input::{self, Input, Refused, Source};
use crate::report::{Linted, Mending, Report, Stream};

/// Runs the command.
pub(crate) fn run(arguments: &LintArguments) -> Exit {
    // A diff or a fixed text on standard output is for programs.
    let writes_text = arguments.fix && arguments.inputs.iter().any(|name| name == "-");
    let stream = if arguments.diff || writes_text { Stream::Stderr } else { Stream::Stdout };
    let mending = if arguments.diff { Mending::Shown } else { Mending::Done };
    let (report, mut exit) = Report::open(&arguments.report, stream, mending);
    let mut run = Run { arguments, report };
    for found in arguments.inputs.iter().flat_map(|name| input::find(name)) {
        exit = exit.and(match found {
            Ok(source) => guard(|| run.source(&source)),
            Err((name, why)) => run.report.refuse(&name, &why, Exit::Usage),
        });
    }
    exit.and(run.report.finish())
}

/// One run over all inputs.
struct Run<'a> {
    arguments: &'a LintArguments,
    report: Report<'a>,
}

impl Run<'_> {
    /// Lints one input.
    fn source(&mut self, source: &Source) -> Exit {
        let input = match input::read(source, &self.arguments.stdin_filename) {
            Ok(input) => input,
            Err((name, Refused::Unreadable(error))) => {
                return self.report.refuse(&name, &error, Exit::Usage);
            }
            Err((name, Refused::NotSdp(why))) => {
                return self.report.refuse(&name, &format!("{why} (not-sdp-input)"), Exit::NotSdp);
            }
        };
        let settings = self.settings(&input);
        if self.arguments.fix || self.arguments.diff {
            return self.mend(source, &input, &settings);
        }
        let findings = lint(Sdp::new(&input.text), &settings);
        self.report.add(&Linted {
            file: &input.name,
            origin: None,
            text: &input.text,
            findings: &findings,
            mended: 0,
        })
    }

    /// Applies fixes, or shows what they would change.
    fn mend(&mut self, source: &Source, input: &Input, settings: &Settings) -> Exit {
        let fixed = match fix(&input.text, settings, self.mode()) {
            Ok(fixed) => fixed,
            Err(error) => return self.report.refuse(&input.name, &error.to_string(), Exit::Usage),
        };
        let changed = fixed.text != input.text;
        let written = match source {
            _ if self.arguments.diff => {
                let shown = diff::unified(&input.name, &input.text, &fixed.text);
                let shown = match shown {
                    Ok(shown) => self.report.text(&shown),
                    Err(error) => self.report.refuse(&input.name, &error.to_string(), Exit::Usage),
                };
                if changed { shown.and(Exit::Findings) } else { shown }
            }
            Source::Stdin => self.report.text(&input.with_text(&fixed.text)),
            Source::File(path) if changed => {
                if let Err(error) = fs::write(path, input.with_text(&fixed.text)) {
                    return self.report.refuse(&input.name, &error.to_string(), Exit::Usage);
                }
                Exit::Clean
            }
            Source::File(_) => Exit::Clean,
        };
        written.and(self.report.add(&Linted {
            file: &input.name,
            origin: None,
            text: &fixed.text,
            findings: &fixed.remaining,
            mended: fixed.mended.len(),
        }))
    }

    fn settings(&self, input: &Input) -> Settings {
        let selection = Selection {
            select: self.arguments.select.clone(),
            ignore: self.arguments.ignore.clone(),
            pedantic: self.arguments.pedantic,
            ..Selection::default()
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
}
