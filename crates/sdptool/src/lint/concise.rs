//! One line for each finding, for grep and editors.

use std::io::{self, Write};

use sdpkit::lint::Safety;

use super::Linted;
use super::place::Places;
use crate::visible::visible;

/// `offer.sdp:22:10: error[rule] message [*]`; `[*]` marks what `--fix` can mend, `[* unsafe]` what
/// it can mend with `--unsafe-fixes`.
pub(super) fn write(linted: &Linted<'_>, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(linted.text);
    let name = visible(linted.name);
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
