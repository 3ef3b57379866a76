//! Reviewdog Diagnostic Format, as its `DiagnosticResult` in JSON.

use std::io::{self, Write};

use sdpkit::Span;
use sdpkit::lint::{Fix, Severity};
use serde_json::{Value, json};

use super::json::Array;
use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::text::facts_in_file;
use crate::report::view::View;

/// Lines and columns count from 1, columns in bytes; ends are exclusive.
#[derive(Debug)]
pub(super) struct Rdjson(Array);

impl Default for Rdjson {
    fn default() -> Self {
        Self(Array::after(HEAD, 2))
    }
}

/// What comes before the diagnostics.
const HEAD: &str = concat!(
    "{\n  \"source\": {\"name\":\"sdptool\",\"url\":\"",
    env!("CARGO_PKG_REPOSITORY"),
    "\"},\n  \"diagnostics\": "
);

impl Writer for Rdjson {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for shown in &view.shown {
            let finding = shown.finding;
            let severity = match finding.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info | Severity::Hint => "INFO",
            };
            let message = [finding.message.clone()].into_iter().chain(facts_in_file(shown, view));
            let message = message.collect::<Vec<_>>().join("\n");
            let suggestions: Vec<_> =
                finding.fix.iter().filter_map(|fix| suggestion(fix, view)).collect();
            self.0.push(
                out,
                &json!({
                    "message": message,
                    "location": { "path": view.file, "range": range(finding.span, view) },
                    "severity": severity,
                    "code": { "value": finding.rule.id },
                    "suggestions": suggestions,
                }),
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.0.finish(out)?;
        out.write_all(b"\n}\n")
    }
}

fn range(span: Span, view: &View<'_>) -> Value {
    let place = view.in_file(span);
    match place.columns {
        Some(columns) => json!({
            "start": { "line": place.line, "column": columns.bytes.0 },
            "end": { "line": place.end_line, "column": columns.bytes.1 },
        }),
        None => json!({ "start": { "line": place.line } }),
    }
}

/// A fix of one edit; of several, each would be offered alone, and half a fix mends nothing.
fn suggestion(fix: &Fix, view: &View<'_>) -> Option<Value> {
    let [edit] = &*fix.edits else { return None };
    let text = core::str::from_utf8(&edit.text).ok()?;
    view.origin.is_none().then(|| json!({ "range": range(edit.span, view), "text": text }))
}
