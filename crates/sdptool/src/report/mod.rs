//! What was found, in every format that is asked for.
//!
//! Formats are written as descriptions come, so that what is held does not grow with what is found.

mod arguments;
mod colour;
mod fingerprint;
mod formats;
mod other;
mod output;
mod place;
mod redact;
mod summary;
mod text;
mod view;
mod wanted;

pub(crate) use arguments::{FailOn, ReportArguments};
pub(crate) use fingerprint::fingerprints;
pub(crate) use summary::Mending;
pub(crate) use view::{Beside, Linted, Origin};

use std::cell::OnceCell;
use std::io::{self, Write};

use sdpkit::lint::Severity;

use crate::exit::{Exit, complain};
use formats::{Format, Statistics, Style};
use other::Others;
use output::{Output, Target};
use place::Places;
use redact::Redacted;
use summary::{Summary, number_of};
use view::View;

/// A format, while it is written.
trait Writer {
    /// Writes what was found in one description; called for clean ones too.
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()>;

    /// Writes that an input could not be looked at, which stderr tells in any case.
    fn refuse(&mut self, _file: &str, _why: &str, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what comes after the last description.
    fn finish(&mut self, _summary: &Summary, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Where findings of formats without a file of their own go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stream {
    Stdout,
    /// Standard output carries a text.
    Stderr,
}

/// The report of one run over all inputs.
pub(crate) struct Report {
    sinks: Vec<Sink>,
    summary: Summary,
}

impl Report {
    /// Opens every output.
    ///
    /// Of findings that are only shown to be mendable, the stream gets the summary alone.
    pub(crate) fn open(
        arguments: &ReportArguments,
        stream: Stream,
        mending: Mending,
    ) -> (Self, Exit) {
        let mut exit = Exit::Clean;
        let mut sinks = Vec::new();
        for wanted in arguments.formats() {
            let target = match (&wanted.file, stream) {
                (Some(file), _) => Target::File(file.clone()),
                (None, Stream::Stdout) => Target::Stdout,
                (None, Stream::Stderr) => Target::Stderr,
            };
            let says = match (&wanted.file, mending) {
                (None, Mending::Shown) => Says::Summary,
                _ if arguments.counts_only(wanted.format) => Says::Counts,
                _ => Says::Findings,
            };
            match Output::open(target) {
                Ok(out) => sinks.push(Sink::new(wanted.format, says, arguments, out)),
                Err(error) => {
                    complain(error);
                    exit = Exit::Usage;
                }
            }
        }
        (Self { sinks, summary: Summary::new(mending, arguments.quiet) }, exit)
    }

    /// Says what was found in one description.
    pub(crate) fn add(&mut self, linted: &Linted<'_>) -> Exit {
        self.summary.add(linted);
        let places = Places::new(linted.text);
        let others = Others::new(linted.beside);
        let redacted = OnceCell::new();
        // What is found is seen while the next input is read.
        let told = self.each(|sink| {
            let content = if sink.redacts {
                let redacted = redacted.get_or_init(|| Redacted::new(linted));
                (&*redacted.text, &*redacted.findings)
            } else {
                (linted.text, linted.findings)
            };
            let view = View::new(linted, &places, &others, content, sink);
            sink.writer.write(&view, &mut sink.out)?;
            sink.out.flush()
        });
        told.and(exit(linted))
    }

    /// Says why an input cannot be dealt with.
    pub(crate) fn refuse(&mut self, file: &str, why: &str, exit: Exit) -> Exit {
        // In the order of the inputs, where a terminal shows both streams.
        let told = self.each(|sink| {
            sink.writer.refuse(file, why, &mut sink.out)?;
            sink.out.flush()
        });
        complain(format_args!("{file}: {why}"));
        exit.and(told)
    }

    /// Writes a text to standard output, byte for byte.
    pub(crate) fn text(&mut self, text: &[u8]) -> Exit {
        let told = self.each(|sink| sink.out.flush());
        let mut stdout = io::stdout();
        match stdout.write_all(text).and_then(|()| stdout.flush()) {
            Err(error) if !is_closed(&error) => {
                complain(format_args!("cannot write: {error}"));
                Exit::Usage
            }
            _ => told,
        }
    }

    /// Writes what comes after the last description.
    pub(crate) fn finish(mut self) -> Exit {
        let summary = std::mem::take(&mut self.summary);
        self.each(|sink| {
            sink.writer.finish(&summary, &mut sink.out)?;
            sink.out.flush()
        })
    }

    /// Writes to every output that has not failed yet; one that fails does so once.
    fn each(&mut self, mut write: impl FnMut(&mut Sink) -> io::Result<()>) -> Exit {
        let mut exit = Exit::Clean;
        for sink in self.sinks.iter_mut().filter(|sink| !sink.has_failed) {
            let Err(error) = write(sink) else { continue };
            sink.has_failed = true;
            // The reader has seen enough, as `head` does.
            if !is_closed(&error) {
                complain(format_args!("cannot write{}: {error}", sink.out.to_whom()));
                exit = Exit::Usage;
            }
        }
        exit
    }
}

/// Whether something was found that fails the run.
fn exit(linted: &Linted<'_>) -> Exit {
    let failing = Severity::ALL.into_iter().filter(|severity| linted.fails.fails(*severity));
    let is_found = |severity| linted.findings.iter().any(|f| number_of(f, severity) > 0);
    let is_failure = failing.into_iter().any(is_found);
    if is_failure { Exit::Findings } else { Exit::Clean }
}

/// What is written of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Findings,
    /// How many of each rule.
    Counts,
    /// How many.
    Summary,
}

/// One format on its way to one place.
struct Sink {
    writer: Box<dyn Writer>,
    redacts: bool,
    limit: Option<usize>,
    out: Output,
    has_failed: bool,
}

impl Sink {
    fn new(format: &Format, says: Says, arguments: &ReportArguments, out: Output) -> Self {
        let style = Style { is_coloured: out.is_styled() };
        let writer = match says {
            Says::Findings => (format.writer)(style),
            Says::Counts => Box::new(Statistics::new(style)),
            Says::Summary => Box::new(SummaryWriter),
        };
        let (redacts, limit) = (arguments.redacts(format), arguments.limit(format));
        Self { writer, redacts, limit, out, has_failed: false }
    }
}

/// Writes nothing but the summary.
struct SummaryWriter;

impl Writer for SummaryWriter {
    fn write(&mut self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}

fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}
