//! How often each rule found something, in the place of what it found.

use std::io::{self, Write};

use super::Style;
use crate::report::Writer;
use crate::report::colour::severity;
use crate::report::summary::Summary;
use crate::report::view::View;

/// ```text
/// 12  error    empty-session-name  12 fixable
/// ```
pub(in crate::report) struct Statistics(Style);

impl Statistics {
    pub(in crate::report) const fn new(style: Style) -> Self {
        Self(style)
    }
}

impl Writer for Statistics {
    fn write(&mut self, _: &View<'_>, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        let rules = summary.rules();
        let digits = rules.first().map_or(0, |rule| rule.count.to_string().len());
        let width = rules.iter().map(|rule| rule.rule.id.len()).max().unwrap_or_default();
        for rule in &rules {
            let severity = severity(rule.severity, self.0.is_coloured);
            let fixable = match (rule.safe, rule.unsafe_) {
                (0, 0) => String::new(),
                (safe, 0) => format!("{safe} [*]"),
                (0, more) => format!("{more} [* unsafe]"),
                (safe, more) => format!("{safe} [*], {more} [* unsafe]"),
            };
            let line =
                format!("{:digits$}  {severity:7}  {:width$}  {fixable}", rule.count, rule.rule.id);
            writeln!(out, "{}", line.trim_end())?;
        }
        if !rules.is_empty() && !summary.is_quiet() {
            writeln!(out)?;
        }
        summary.write(out)
    }
}
