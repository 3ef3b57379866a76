//! Findings for programs: one JSON object, or one a line.
//!
//! Offsets count bytes from 0; lines and columns count from 1, columns in bytes. `utf16` has the
//! same in UTF-16 code units, as JavaScript and editors count. All places are in the session
//! description, also where JSON carries it. `docs/schemas` has the schemas.

mod entry;

use std::io::{self, Write};

use serde::Serialize;

use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::view::View;
use entry::{Counts, Entry, ErrorEntry};

/// `{"version":1,"findings":[...],"errors":[...],"summary":{...}}`
#[derive(Debug)]
pub(super) struct Document {
    findings: Array,
    errors: Vec<ErrorEntry>,
}

impl Default for Document {
    fn default() -> Self {
        Self { findings: Array::after(HEAD, 2), errors: Vec::new() }
    }
}

/// What comes before the findings.
const HEAD: &str = "{\n  \"version\": 1,\n  \"findings\": ";

// The version stands in the text above, and in every finding.
const _: () = assert!(entry::VERSION == 1);

impl Writer for Document {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        view.shown.iter().try_for_each(|shown| self.findings.push(out, &Entry::new(shown, view)))
    }

    fn refuse(&mut self, file: &str, why: &str, _: &mut dyn Write) -> io::Result<()> {
        self.errors.push(ErrorEntry { file: file.to_owned(), message: why.to_owned() });
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.findings.finish(out)?;
        let mut errors = Array::after(",\n  \"errors\": ", 2);
        for error in &self.errors {
            errors.push(out, error)?;
        }
        errors.finish(out)?;
        out.write_all(b",\n  \"summary\": ")?;
        serde_json::to_writer(&mut *out, &Counts::of(summary))?;
        out.write_all(b"\n}\n")
    }
}

/// One object a line, as findings come.
pub(super) struct Lines;

impl Writer for Lines {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for shown in &view.shown {
            serde_json::to_writer(&mut *out, &Entry::new(shown, view))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// An array that is written as its items come, a line each.
#[derive(Debug, Default)]
pub(super) struct Array {
    /// What comes before it.
    head: &'static str,
    indent: usize,
    has_items: bool,
}

impl Array {
    pub(super) const fn after(head: &'static str, indent: usize) -> Self {
        Self { head, indent, has_items: false }
    }

    pub(super) fn push(&mut self, out: &mut dyn Write, item: &impl Serialize) -> io::Result<()> {
        let (head, before) = if self.has_items { ("", ",") } else { (self.head, "[") };
        self.has_items = true;
        write!(out, "{head}{before}\n{:1$}", "", self.indent + 2)?;
        Ok(serde_json::to_writer(&mut *out, item)?)
    }

    pub(super) fn finish(&self, out: &mut dyn Write) -> io::Result<()> {
        if self.has_items {
            write!(out, "\n{:1$}]", "", self.indent)
        } else {
            write!(out, "{}[]", self.head)
        }
    }
}
