//! Tables in Markdown, as for the summary of a job or a comment.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::report::Writer;
use crate::report::summary::Summary;
use crate::report::text::facts;
use crate::report::view::View;
use crate::visible::visible;

/// A table for each description with findings, and the summary.
pub(super) struct Markdown;

impl Writer for Markdown {
    fn write(&mut self, view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
        if view.shown.is_empty() {
            return Ok(());
        }
        writeln!(out, "### {}\n", escaped(&view.name()))?;
        writeln!(out, "| place | severity | rule | finding |\n|---:|---|---|---|")?;
        for shown in &view.shown {
            let finding = shown.finding;
            let position = view.places.position(finding.span.start());
            let facts = facts(shown, view).iter().fold(String::new(), |mut all, fact| {
                // Writing to a string cannot fail.
                let _ = write!(all, "<br>{}", escaped(fact));
                all
            });
            let details = format!("<sub>{}</sub>", facts.strip_prefix("<br>").unwrap_or(&facts));
            writeln!(
                out,
                "| {position} | {} | `{}` | {}<br>{details} |",
                finding.severity.as_str(),
                finding.rule.id,
                escaped(&finding.message),
            )?;
        }
        writeln!(out)
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}

/// Text for a cell of a table: nothing in it is markup but what stands between backticks.
fn escaped(text: &str) -> String {
    let text = visible(text);
    // A backtick without its partner would make code of all that follows.
    let has_code = text.matches('`').count().is_multiple_of(2);
    let mut is_code = false;
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '`' if has_code => is_code = !is_code,
            // Also in code: the table is cut into cells first.
            '|' => escaped.push('\\'),
            _ if is_code => {}
            '<' => {
                escaped.push_str("&lt;");
                continue;
            }
            '&' => {
                escaped.push_str("&amp;");
                continue;
            }
            '\\' | '*' | '_' | '[' | ']' | '`' | '#' | '~' | '@' => escaped.push('\\'),
            _ => {}
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn only_code_is_markup() {
        for (text, expected) in [
            ("`a=x|y_z` is <b>", "`a=x\\|y_z` is &lt;b>"),
            ("`odd *one*", "\\`odd \\*one\\*"),
            ("@team & [x](y)", "\\@team &amp; \\[x\\](y)"),
            ("a\nb", "a␊b"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
