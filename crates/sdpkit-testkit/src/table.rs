//! Checked-in tables of what tests see.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Checks that the table at `path` reads `seen`; with `SDPKIT_BLESS=1` in the environment the table
/// is written anew instead.
///
/// # Panics
/// When the table reads differently, naming the lines; when it cannot be read or written.
pub fn assert_table(path: &Path, seen: &str) {
    let name = path.display();
    if std::env::var_os("SDPKIT_BLESS").is_some_and(|value| value == "1") {
        fs::write(path, seen).unwrap_or_else(|error| panic!("{name}: {error}"));
        return;
    }
    let table = fs::read_to_string(path).unwrap_or_else(|error| panic!("{name}: {error}"));
    if table == seen {
        return;
    }
    let gone = lines_without(&table, seen);
    let new = lines_without(seen, &table);
    panic!(
        "{name}: SDPKIT_BLESS=1 writes it anew\nlisted, not seen: {gone:#?}\nseen, not listed: {new:#?}"
    );
}

/// The lines of `text` that `other` does not have.
fn lines_without<'t>(text: &'t str, other: &str) -> Vec<&'t str> {
    let others: BTreeSet<_> = other.lines().collect();
    text.lines().filter(|line| !others.contains(line)).collect()
}

#[cfg(test)]
mod tests {
    use super::{assert_table, lines_without};

    #[test]
    fn lines_are_told_apart() {
        assert_eq!(lines_without("a\nb\nc\n", "c\na\n"), ["b"]);
    }

    #[test]
    #[should_panic(expected = "no-such-table.tsv")]
    fn a_table_that_is_not_there_is_no_match() {
        assert_table("no-such-folder/no-such-table.tsv".as_ref(), "");
    }
}
