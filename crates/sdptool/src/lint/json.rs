//! Findings for programs: one JSON object, or one a line.
//!
//! Offsets count bytes from 0; lines and columns count from 1, columns in bytes. `utf16` has the
//! same in UTF-16 code units, as JavaScript and editors count.

use sdpkit::lint::{Finding, Fix, Label};
use sdpkit::{ColumnUnit, Span};
use serde::Serialize;
use serde_json::{Value, json};

use super::Linted;
use super::place::Places;
use super::summary::Summary;

/// Grows when a member changes its meaning or goes; new members do not count.
const VERSION: u32 = 1;

/// The findings of all inputs.
#[derive(Default)]
pub(super) struct Findings(Vec<Value>);

impl Findings {
    pub(super) fn add(&mut self, linted: &Linted<'_>) {
        self.0.extend(findings(linted));
    }

    /// `{"version":1,"findings":[...],"summary":{...}}`
    pub(super) fn finish(&mut self, summary: &Summary) -> String {
        let counts: serde_json::Map<_, _> = summary
            .counts()
            .rev()
            .map(|(severity, count)| (severity.as_str().to_owned(), count.into()))
            .collect();
        let report = json!({
            "version": VERSION,
            "findings": std::mem::take(&mut self.0),
            "summary": {
                "files": summary.files,
                "lines": summary.lines,
                "findings": counts,
                "fixable": { "safe": summary.safe, "unsafe": summary.unsafe_ },
                "fixed": summary.fixed,
            },
        });
        format!("{report:#}\n")
    }
}

/// The findings of one input, one object a line.
pub(super) fn lines(linted: &Linted<'_>) -> impl Iterator<Item = String> {
    findings(linted).map(|finding| finding.to_string())
}

fn findings(linted: &Linted<'_>) -> impl Iterator<Item = Value> {
    let places = Places::new(linted.text);
    linted.findings.iter().map(move |finding| self::finding(linted.name, finding, &places))
}

fn finding(file: &str, finding: &Finding, places: &Places<'_>) -> Value {
    let place = Place::new(finding.span, places);
    json!({
        "version": VERSION,
        "file": file,
        "rule": finding.rule.id,
        "severity": finding.severity.as_str(),
        "category": finding.rule.category.as_str(),
        "message": finding.message,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "span": place.span,
        "utf16": place.utf16,
        "labels": finding.labels.iter().map(|label| self::label(label, places)).collect::<Vec<_>>(),
        "notes": finding.notes,
        "sources": finding.rule.sources,
        "help": finding.help,
        "fix": finding.fix.as_ref().map(fix),
    })
}

fn label(label: &Label, places: &Places<'_>) -> Value {
    let place = Place::new(label.span, places);
    json!({
        "message": label.message,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "span": place.span,
        "utf16": place.utf16,
    })
}

/// `{"safety":"safe","edits":[{"span":{"start":5,"end":7},"text":""}]}`; an edit whose text is not
/// UTF-8 has it as `bytes`.
fn fix(fix: &Fix) -> Value {
    let edits: Vec<_> = fix
        .edits
        .iter()
        .map(|edit| {
            let span = Offsets::of(edit.span);
            match core::str::from_utf8(&edit.text) {
                Ok(text) => json!({ "span": span, "text": text }),
                Err(_) => json!({ "span": span, "bytes": edit.text }),
            }
        })
        .collect();
    json!({ "safety": fix.safety.as_str(), "edits": edits })
}

/// Where something stands, counted in every way.
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
        let start = places.position(span.start(), ColumnUnit::Byte);
        let end = places.position(span.end(), ColumnUnit::Byte);
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            span: Offsets::of(span),
            utf16: Utf16 {
                start: places.utf16_offset(span.start()),
                end: places.utf16_offset(span.end()),
                column: places.position(span.start(), ColumnUnit::Utf16).column,
                end_column: places.position(span.end(), ColumnUnit::Utf16).column,
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
