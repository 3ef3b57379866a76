//! Colours of what people read.

use std::fmt;

use anstyle::{AnsiColor, Effects, Style};
use sdpkit::lint::Severity;

/// The name of a severity in its colour, the ones that the format with excerpts has.
pub(super) fn severity(severity: Severity, is_coloured: bool) -> impl fmt::Display {
    let colour = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
        Severity::Hint => AnsiColor::BrightCyan,
    };
    let style = Style::new().fg_color(Some(colour.into())).effects(Effects::BOLD);
    painted(severity.as_str(), style, is_coloured)
}

/// Text that is set apart.
pub(super) fn bold(text: &str, is_coloured: bool) -> impl fmt::Display + '_ {
    painted(text, Style::new().effects(Effects::BOLD), is_coloured)
}

fn painted(text: &str, style: Style, is_coloured: bool) -> Painted<'_> {
    Painted { text, style: if is_coloured { style } else { Style::new() } }
}

struct Painted<'a> {
    text: &'a str,
    style: Style,
}

/// The width that is asked for counts what is seen.
impl fmt::Display for Painted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, style } = self;
        write!(f, "{style}{text}{style:#}")?;
        let missing = f.width().unwrap_or_default().saturating_sub(text.chars().count());
        write!(f, "{:missing$}", "")
    }
}
