//! One line for each finding, for grep and editors.

use std::io::{self, Write};

use sdpkit::lint::Safety;

use super::place::Places;
use super::summary::Summary;
use super::{Linted, Writer};
use crate::visible::visible;

/// `offer.sdp:22:10: error[rule] message [*]`; `[*]` marks what `--fix` can mend, `[* unsafe]` what
/// it can mend with `--unsafe-fixes`.
pub(super) struct Concise;

impl Writer for Concise {
    fn write(&mut self, linted: &Linted<'_>, out: &mut dyn Write) -> io::Result<()> {
        let places = Places::new(linted.text);
        let name = visible(linted.file);
        for finding in linted.findings {
            let position = places.position(finding.span.start());
            let mark = match finding.fix.as_ref().map(|fix| fix.safety) {
                Some(Safety::Safe) => " [*]",
                Some(Safety::Unsafe) => " [* unsafe]",
                None => "",
            };
            let (severity, rule) = (finding.severity.as_str(), finding.rule.id);
            let message = visible(&finding.message);
            writeln!(out, "{name}:{position}: {severity}[{rule}] {message}{mark}")?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        summary.write(out)
    }
}
