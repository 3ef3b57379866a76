//! Annotations on GitHub, by the commands that its runner finds in a log.

use std::fmt::Write as _;
use std::io::{self, Write};

use sdpkit::lint::Severity;

use crate::report::Writer;
use crate::report::text::facts_in_file;
use crate::report::view::View;
use crate::visible::visible;

/// `::error file=offer.sdp,line=3,endLine=3,col=1,endColumn=3,title=sdptool (rule)::message`
pub(super) struct Github;

impl Writer for Github {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        for shown in &view.shown {
            let finding = shown.finding;
            let command = match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let place = view.in_file(finding.span);
            let mut lines = format!("line={},endLine={}", place.line, place.last_line);
            // Columns of a place on several lines are refused.
            if let Some(columns) = place.columns.filter(|_| place.line == place.end_line) {
                let (start, end) = columns.utf16;
                // Writing to a string cannot fail.
                let _ = write!(lines, ",col={start},endColumn={end}");
            }
            let file = property(view.file);
            let title = property(&format!("sdptool ({})", finding.rule.id));
            let message = data(&finding.message);
            write!(out, "::{command} file={file},{lines},title={title}::{message}")?;
            for fact in facts_in_file(shown, view) {
                write!(out, "%0A{}", data(&fact))?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

/// Text after the `::`. A line end would end the command, and what follows could be another one.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

/// The value of a property, which a comma would end, and a colon all of them.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_before_its_end() {
        assert_eq!(data("100%\n::error::x"), "100%25␊::error::x");
        assert_eq!(property("C:\\a,b"), "C%3A\\a%2Cb");
    }
}
