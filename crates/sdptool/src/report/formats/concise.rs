//! One line for each finding, for grep and editors.

use std::io::{self, Write};

use super::Style;
use crate::report::Writer;
use crate::report::colour::severity;
use crate::report::summary::Summary;
use crate::report::text::mark;
use crate::report::view::View;
use crate::visible::visible;

/// `offer.sdp:22:10: error[rule] message [*]`; `[*]` marks what `--fix` can mend, `[* unsafe]` what
/// it can mend with `--unsafe-fixes`.
pub(super) struct Concise(Style);

impl Concise {
    pub(super) const fn new(style: Style) -> Self {
        Self(style)
    }
}

impl Writer for Concise {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        let name = view.name();
        let name = visible(&name);
        for shown in &view.shown {
            let finding = shown.finding;
            let position = view.places.position(finding.span.start());
            let severity = severity(finding.severity, self.0.is_coloured);
            let (rule, message) = (finding.rule.id, visible(&finding.message));
            let more = match shown.omitted {
                0 => String::new(),
                count => format!(" (and {count} more)"),
            };
            let mark = mark(finding);
            writeln!(out, "{name}:{position}: {severity}[{rule}] {message}{mark}{more}")?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}
