//! A Code Quality report of GitLab.

use std::io::{self, Write};

use sdpkit::lint::Severity;
use serde_json::json;

use super::json::Array;
use crate::report::Writer;
use crate::report::fingerprint;
use crate::report::summary::Summary;
use crate::report::text::facts_in_file;
use crate::report::view::View;

/// One array; GitLab tells findings of two reports apart by their fingerprints alone.
#[derive(Debug, Default)]
pub(super) struct Gitlab(Array);

impl Writer for Gitlab {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for shown in &view.shown {
            let finding = shown.finding;
            let severity = match finding.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info | Severity::Hint => "info",
            };
            let known = view.fingerprint(shown);
            let of_file = fingerprint::with(known, view.name().as_bytes());
            let place = view.in_file(finding.span);
            self.0.push(
                out,
                &json!({
                    "description": finding.message,
                    "check_name": finding.rule.id,
                    "fingerprint": format!("{of_file:016x}"),
                    "severity": severity,
                    "content": { "body": facts_in_file(shown, view).join("\n\n") },
                    "location": {
                        "path": view.file,
                        "lines": { "begin": place.line, "end": place.last_line },
                    },
                }),
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.0.finish(out)?;
        out.write_all(b"\n")
    }
}
