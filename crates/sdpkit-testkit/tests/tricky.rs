//! What is reported in each of the tricky inputs of the wider corpus, and where.
#![expect(clippy::panic, clippy::unwrap_used, reason = "helpers of tests fail loudly")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use sdpkit_testkit::{Sample, assert_table, reported, wider_corpus};

const HEADER: &str = "file\treported\tlater";

/// `tricky.tsv` has a row for each input: its name, what all rules report, and which rules that do
/// not exist yet will say more about what is odd in it, or say it in place of `malformed-value`.
///
/// `SDPKIT_BLESS=1` writes the first two columns anew and keeps the third.
#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn each_tricky_input_is_reported_as_listed() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tricky.tsv");
    let later = later_rules(&table);
    let mut seen = format!("{HEADER}\n");
    let (mut inputs, mut clean) = (0, 0);
    for Sample { path, bytes } in wider_corpus() {
        let Some(name) = input_name(&path) else { continue };
        let reported = reported(&bytes);
        let later = later.get(name).map_or("", String::as_str);
        writeln!(seen, "{name}\t{reported}\t{later}").unwrap();
        inputs += 1;
        clean += usize::from(reported == "clean");
    }
    assert_table(&table, &seen);
    println!("{inputs} inputs, {clean} of them clean");
}

/// The last column of the table, which is written by hand.
fn later_rules(table: &Path) -> BTreeMap<String, String> {
    let table = fs::read_to_string(table).unwrap();
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some(HEADER));
    let row = |row: &str| {
        let cells: Vec<_> = row.split('\t').collect();
        let [name, _, later] = cells[..] else { panic!("not three cells: {row}") };
        (name.to_owned(), later.to_owned())
    };
    rows.map(row).collect()
}

fn input_name(path: &str) -> Option<&str> {
    path.strip_prefix("tricky/").filter(|name| !name.contains('.'))
}
