//! What fixes would change, as a unified diff.

use similar::TextDiff;

/// The difference between two texts; empty when they are equal.
///
/// Line ends are part of the lines: a line whose CRLF is missing shows as changed. Bytes that are
/// not UTF-8 are shown as U+FFFD.
pub(super) fn unified(name: &str, before: &[u8], after: &[u8]) -> String {
    let before = String::from_utf8_lossy(before);
    let after = String::from_utf8_lossy(after);
    if before == after {
        return String::new();
    }
    TextDiff::from_lines(before.as_ref(), after.as_ref())
        .unified_diff()
        .header(name, name)
        .to_string()
}
