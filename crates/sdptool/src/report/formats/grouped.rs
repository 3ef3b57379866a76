//! The findings of each file below its name, in columns.

use std::io::{self, Write};

use super::Style;
use crate::report::Writer;
use crate::report::colour::{bold, severity};
use crate::report::summary::Summary;
use crate::report::text::mark;
use crate::report::view::View;
use crate::visible::visible;

/// ```text
/// offer.sdp
///   3:1   error    the session name is empty  empty-session-name [*]
/// ```
pub(super) struct Grouped(Style);

impl Grouped {
    pub(super) const fn new(style: Style) -> Self {
        Self(style)
    }
}

impl Writer for Grouped {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        if view.shown.is_empty() {
            return Ok(());
        }
        let is_coloured = self.0.is_coloured;
        writeln!(out, "{}", bold(&visible(&view.name()), is_coloured))?;
        let rows: Vec<_> = view
            .shown
            .iter()
            .map(|shown| {
                let position = view.places.position(shown.finding.span.start());
                (position.to_string(), visible(&shown.finding.message), shown)
            })
            .collect();
        let width = rows.iter().map(|(position, ..)| position.len()).max().unwrap_or_default();
        for (position, message, shown) in rows {
            let severity = severity(shown.finding.severity, is_coloured);
            let (rule, mark) = (shown.finding.rule.id, mark(shown.finding));
            let more = match shown.omitted {
                0 => String::new(),
                count => format!(" (and {count} more)"),
            };
            writeln!(out, "  {position:width$}  {severity:7}  {message}  {rule}{mark}{more}")?;
        }
        writeln!(out)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}
