//! A Checkstyle report.

use std::io::{self, Write};

use sdpkit::lint::Severity;

use super::xml;
use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::text::help;
use crate::report::view::View;

/// A `file` for each description, an `error` of whatever severity for each finding.
#[derive(Debug, Default)]
pub(super) struct Checkstyle {
    is_open: bool,
}

impl Checkstyle {
    fn open(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.is_open {
            self.is_open = true;
            writeln!(out, "{}", xml::HEAD)?;
            xml::open(out, 0, "checkstyle", &[("version", "4.3")])?;
        }
        Ok(())
    }
}

impl Writer for Checkstyle {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        xml::open(out, 1, "file", &[("name", view.file)])?;
        for shown in &view.shown {
            let finding = shown.finding;
            let severity = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "info",
            };
            let place = view.in_file(finding.span);
            let line = place.line.to_string();
            let column = place.columns.map(|columns| columns.utf16.0.to_string());
            let said = [Some(finding.message.clone()), view.in_description(finding), help(finding)];
            let message = said.into_iter().flatten().collect::<Vec<_>>().join("; ");
            let source = format!("sdptool.{}", finding.rule.id);
            let attributes: Vec<_> = [("line", &*line)]
                .into_iter()
                .chain(column.as_deref().map(|column| ("column", column)))
                .chain([("severity", severity), ("message", &*message), ("source", &*source)])
                .collect();
            xml::empty(out, 2, "error", &attributes)?;
        }
        xml::close(out, 1, "file")
    }

    fn refuse(&mut self, file: &str, why: &str, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        xml::open(out, 1, "file", &[("name", file)])?;
        let attributes = [("severity", "error"), ("message", why), ("source", "sdptool.input")];
        xml::empty(out, 2, "error", &attributes)?;
        xml::close(out, 1, "file")
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.open(out)?;
        xml::close(out, 0, "checkstyle")
    }
}
