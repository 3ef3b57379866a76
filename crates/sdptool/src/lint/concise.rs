//! One line for each finding, for grep and editors.

use sdpkit::ColumnUnit;
use sdpkit::lint::Safety;

use super::Linted;
use super::place::Places;

/// `offer.sdp:22:10: error[rule] message [*]`; `[*]` marks what `--fix` can mend.
pub(super) fn lines(linted: &Linted<'_>) -> impl Iterator<Item = String> {
    let places = Places::new(linted.text);
    linted.findings.iter().map(move |finding| {
        let position = places.position(finding.span.start(), ColumnUnit::Byte);
        let mark = match finding.fix.as_ref().map(|fix| fix.safety) {
            Some(Safety::Safe) => " [*]",
            Some(Safety::Unsafe) | None => "",
        };
        format!(
            "{}:{position}: {}[{}] {}{mark}",
            linted.name,
            finding.severity.as_str(),
            finding.rule.id,
            finding.message,
        )
    })
}
