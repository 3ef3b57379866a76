//! Where findings, fixed texts and diffs go.

use std::io::{self, BufWriter, Write};

use anstream::ColorChoice;

/// Bytes that are collected before they are written: reports have many short lines.
const BUFFER: usize = 1 << 16;

/// The stream that findings go to; standard output for the texts of programs.
pub(super) struct Output {
    findings: BufWriter<Box<dyn Write>>,
    is_styled: bool,
}

impl Output {
    /// Findings go to standard output.
    pub(super) fn to_stdout() -> Self {
        let stream = anstream::stdout().lock();
        Self::new(stream.current_choice(), Box::new(stream))
    }

    /// Findings go to standard error: standard output carries a text.
    pub(super) fn to_stderr() -> Self {
        let stream = anstream::stderr().lock();
        Self::new(stream.current_choice(), Box::new(stream))
    }

    fn new(choice: ColorChoice, stream: Box<dyn Write>) -> Self {
        let findings = BufWriter::with_capacity(BUFFER, stream);
        Self { findings, is_styled: choice != ColorChoice::Never }
    }

    /// Whether colours reach the reader.
    pub(super) const fn is_styled(&self) -> bool {
        self.is_styled
    }

    /// Writes a text to standard output, byte for byte.
    pub(super) fn text(&mut self, text: &[u8]) -> io::Result<()> {
        self.findings.flush()?;
        let mut stdout = io::stdout();
        stdout.write_all(text)?;
        stdout.flush()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.findings.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.findings.flush()
    }
}
