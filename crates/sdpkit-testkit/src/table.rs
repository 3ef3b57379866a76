//! Checked-in tables of what tests see.

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
    let only_in = |one: &str, other: &str, mark: char| {
        let others: Vec<_> = other.lines().collect();
        let lines = one.lines().filter(|line| !others.contains(line));
        lines.map(|line| format!("{mark} {line}\n")).collect::<String>()
    };
    let gone = only_in(&table, seen, '-');
    let new = only_in(seen, &table, '+');
    panic!("{name} has (-) and the test sees (+):\n{gone}{new}SDPKIT_BLESS=1 writes it anew");
}
