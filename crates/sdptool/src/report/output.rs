//! Where findings go.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use anstream::ColorChoice;

/// Bytes that are collected before they are written: reports have many short lines.
const BUFFER: usize = 1 << 16;

/// A place that findings can be written to.
#[derive(Debug)]
pub(super) enum Target {
    Stdout,
    Stderr,
    File(PathBuf),
}

/// An open place for findings.
pub(super) struct Output {
    stream: BufWriter<Box<dyn Write>>,
    is_styled: bool,
    file: Option<PathBuf>,
}

impl Output {
    /// Opens `target`; a file is written anew.
    pub(super) fn open(target: Target) -> Result<Self, String> {
        let (choice, stream): (_, Box<dyn Write>) = match &target {
            Target::Stdout => {
                let stream = anstream::stdout().lock();
                (stream.current_choice(), Box::new(stream))
            }
            Target::Stderr => {
                let stream = anstream::stderr();
                (stream.current_choice(), Box::new(stream))
            }
            Target::File(path) => match File::create(path) {
                Ok(file) => (ColorChoice::Never, Box::new(file)),
                Err(error) => return Err(format!("{}: {error}", path.display())),
            },
        };
        Ok(Self {
            stream: BufWriter::with_capacity(BUFFER, stream),
            is_styled: choice != ColorChoice::Never,
            file: if let Target::File(path) = target { Some(path) } else { None },
        })
    }

    /// Whether colours reach the reader.
    pub(super) const fn is_styled(&self) -> bool {
        self.is_styled
    }

    /// ` to FILE`, or nothing for the streams.
    pub(super) fn to_whom(&self) -> String {
        self.file.as_ref().map(|path| format!(" to {}", path.display())).unwrap_or_default()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}
