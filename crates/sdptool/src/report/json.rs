//! Findings for programs: one JSON object, or one a line.
//!
//! Offsets count bytes from 0; lines and columns count from 1, columns in bytes. `utf16` has the
//! same in UTF-16 code units, as JavaScript and editors count. All places are in the session
//! description, also where JSON carries it.

use std::io::{self, Write};

use sdpkit::Span;
use sdpkit::lint::{Finding, FixEdit, Label};
use serde::{Serialize, Serializer};

use super::place::Places;
use super::summary::Summary;
use super::{Linted, Writer};

/// Grows when a member changes its meaning or goes; new members do not count.
const VERSION: u32 = 1;

/// `{"version":1,"findings":[...],"summary":{...}}`, written as findings come, a line each.
#[derive(Debug, Default)]
pub(super) struct Document {
    has_findings: bool,
}

impl Writer for Document {
    fn write(&mut self, linted: &Linted<'_>, out: &mut dyn Write) -> io::Result<()> {
        let places = Places::new(linted.text);
        for finding in linted.findings {
            let before = if self.has_findings { ",".to_owned() } else { head() };
            self.has_findings = true;
            write!(out, "{before}\n    ")?;
            serde_json::to_writer(&mut *out, &Entry::new(linted.file, finding, &places))?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let before = if self.has_findings { "\n  ".to_owned() } else { head() };
        write!(out, "{before}],\n  \"summary\": ")?;
        serde_json::to_writer(&mut *out, &Counts::of(summary))?;
        out.write_all(b"\n}\n")
    }
}

/// What comes before the first finding.
fn head() -> String {
    format!("{{\n  \"version\": {VERSION},\n  \"findings\": [")
}

/// One object a line, as findings come.
pub(super) struct Lines;

impl Writer for Lines {
    fn write(&mut self, linted: &Linted<'_>, out: &mut dyn Write) -> io::Result<()> {
        let places = Places::new(linted.text);
        for finding in linted.findings {
            serde_json::to_writer(&mut *out, &Entry::new(linted.file, finding, &places))?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

/// A finding.
#[derive(Serialize)]
struct Entry<'a> {
    version: u32,
    file: &'a str,
    rule: &'static str,
    severity: &'static str,
    category: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place,
    labels: Vec<LabelEntry<'a>>,
    notes: &'a [String],
    sources: &'static [&'static str],
    help: Option<&'a str>,
    fix: Option<FixEntry<'a>>,
}

impl<'a> Entry<'a> {
    fn new(file: &'a str, finding: &'a Finding, places: &Places<'_>) -> Self {
        Self {
            version: VERSION,
            file,
            rule: finding.rule.id,
            severity: finding.severity.as_str(),
            category: finding.rule.category.as_str(),
            message: &finding.message,
            place: Place::new(finding.span, places),
            labels: finding.labels.iter().map(|label| LabelEntry::new(label, places)).collect(),
            notes: &finding.notes,
            sources: finding.rule.sources,
            help: finding.help.as_deref(),
            fix: finding.fix.as_ref().map(|fix| FixEntry {
                safety: fix.safety.as_str(),
                edits: fix.edits.iter().map(EditEntry::new).collect(),
            }),
        }
    }
}

#[derive(Serialize)]
struct LabelEntry<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Place,
}

impl<'a> LabelEntry<'a> {
    fn new(label: &'a Label, places: &Places<'_>) -> Self {
        Self { message: &label.message, place: Place::new(label.span, places) }
    }
}

#[derive(Serialize)]
struct FixEntry<'a> {
    safety: &'static str,
    edits: Vec<EditEntry<'a>>,
}

/// `{"span":{"start":5,"end":7},"text":""}`; an edit whose text is not UTF-8 has it as `bytes`.
#[derive(Serialize)]
struct EditEntry<'a> {
    span: Offsets,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bytes: Option<&'a [u8]>,
}

impl<'a> EditEntry<'a> {
    fn new(edit: &'a FixEdit) -> Self {
        let text = core::str::from_utf8(&edit.text).ok();
        let bytes = text.is_none().then_some(&*edit.text);
        Self { span: Offsets::of(edit.span), text, bytes }
    }
}

/// Where something stands, counted in every way.
#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    span: Offsets,
    utf16: Utf16,
}

impl Place {
    fn new(span: Span, places: &Places<'_>) -> Self {
        let (start, end) = (places.position(span.start()), places.position(span.end()));
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: Offsets::of(span),
            utf16: Utf16 {
                start: places.utf16_offset(span.start()),
                end: places.utf16_offset(span.end()),
                column: places.utf16_column(span.start()),
                end_column: places.utf16_column(span.end()),
            },
        }
    }
}

#[derive(Serialize)]
struct Offsets {
    start: u32,
    end: u32,
}

impl Offsets {
    const fn of(span: Span) -> Self {
        Self { start: span.start(), end: span.end() }
    }
}

#[derive(Serialize)]
struct Utf16 {
    start: u32,
    end: u32,
    column: u32,
    end_column: u32,
}

/// What was found in all inputs, in figures.
#[derive(Serialize)]
struct Counts<'a> {
    files: usize,
    lines: usize,
    findings: BySeverity<'a>,
    fixable: Fixable,
    fixed: usize,
}

impl<'a> Counts<'a> {
    const fn of(summary: &'a Summary) -> Self {
        Self {
            files: summary.files,
            lines: summary.lines,
            findings: BySeverity(summary),
            fixable: Fixable { safe: summary.safe, unsafe_: summary.unsafe_ },
            fixed: summary.fixed,
        }
    }
}

/// `{"error":1,"warning":0,...}`
struct BySeverity<'a>(&'a Summary);

impl Serialize for BySeverity<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = self.0.counts().rev();
        serializer.collect_map(counts.map(|(severity, count)| (severity.as_str(), count)))
    }
}

#[derive(Serialize)]
struct Fixable {
    safe: usize,
    #[serde(rename = "unsafe")]
    unsafe_: usize,
}
