//! What was found, in every format that is asked for.
//!
//! Formats are written as descriptions come, so that what is held does not grow with what is found.

mod arguments;
mod concise;
mod excerpt;
mod format;
mod full;
mod json;
mod output;
mod place;
mod summary;

pub(crate) use arguments::ReportArguments;
pub(crate) use summary::Mending;

use std::io::{self, Write};

use sdpkit::lint::Finding;

use crate::exit::{Exit, complain};
use format::Format;
use output::{Output, Target};
use summary::Summary;

/// A description and what was found in it.
pub(crate) struct Linted<'a> {
    /// The file it comes from, as it is shown.
    pub(crate) file: &'a str,
    pub(crate) text: &'a [u8],
    /// In the order of the text.
    pub(crate) findings: &'a [Finding],
    /// How many findings were mended before.
    pub(crate) mended: usize,
}

/// A format, while it is written.
trait Writer {
    /// Writes what was found in one description; called for clean ones too.
    fn write(&mut self, linted: &Linted<'_>, out: &mut dyn Write) -> io::Result<()>;

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
pub(crate) struct Report<'a> {
    arguments: &'a ReportArguments,
    sinks: Vec<Sink>,
    summary: Summary,
}

impl<'a> Report<'a> {
    /// Opens every output.
    ///
    /// Of findings that are only shown to be mendable, the stream gets the summary alone.
    pub(crate) fn open(
        arguments: &'a ReportArguments,
        stream: Stream,
        mending: Mending,
    ) -> (Self, Exit) {
        let mut exit = Exit::Clean;
        let mut sinks = Vec::new();
        for wanted in arguments.formats() {
            let format = match (&wanted.file, mending) {
                (None, Mending::Shown) => Format::Summary,
                _ => wanted.format,
            };
            let target = match (wanted.file, stream) {
                (Some(file), _) => Target::File(file),
                (None, Stream::Stdout) => Target::Stdout,
                (None, Stream::Stderr) => Target::Stderr,
            };
            match Output::open(target) {
                Ok(out) => {
                    sinks.push(Sink { writer: format.writer(&out), out, has_failed: false });
                }
                Err(error) => {
                    complain(error);
                    exit = Exit::Usage;
                }
            }
        }
        (Self { arguments, sinks, summary: Summary::new(mending, arguments.quiet) }, exit)
    }

    /// Says what was found in one description.
    pub(crate) fn add(&mut self, linted: &Linted<'_>) -> Exit {
        self.summary.add(linted);
        // What is found is seen while the next input is read.
        let told = self.each(|sink| {
            sink.writer.write(linted, &mut sink.out)?;
            sink.out.flush()
        });
        told.and(self.exit(linted.findings))
    }

    /// Says why an input cannot be dealt with.
    pub(crate) fn refuse(&mut self, name: &str, why: &str, exit: Exit) -> Exit {
        // In the order of the inputs, where a terminal shows both streams.
        let told = self.each(|sink| sink.out.flush());
        complain(format_args!("{name}: {why}"));
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

    fn exit(&self, findings: &[Finding]) -> Exit {
        let fails = findings.iter().any(|finding| self.arguments.fails(finding.severity));
        if fails { Exit::Findings } else { Exit::Clean }
    }
}

/// One format on its way to one place.
struct Sink {
    writer: Box<dyn Writer>,
    out: Output,
    has_failed: bool,
}

fn is_closed(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
}
