//! What is read is written back: every typed line and attribute of the corpora, in the spelling it
//! had, or in a canonical one where `testdata/noncanonical.tsv` says why.

#![allow(
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::collections::{BTreeMap, BTreeSet};

use sdpkit_core::{LineValue, Sdp, WriteError};
use sdpkit_testkit::{Sample, testdata, testdata_path, wider_corpus};

#[test]
fn testdata_is_written_back() {
    let report = Report::over(&testdata());
    report.print("testdata");
    let table = std::fs::read_to_string(testdata_path().join("noncanonical.tsv")).unwrap();
    let listed: BTreeSet<_> = table.lines().skip(1).map(class_of_row).collect();
    let seen: BTreeSet<_> = report.classes.keys().cloned().collect();
    assert_eq!(seen, listed, "spellings seen (left) and listed in noncanonical.tsv (right)");
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn wider_corpus_is_written_back() {
    Report::over(&wider_corpus()).print("SDPKIT_CORPUS");
}

/// A kind of line or attribute, and how its spelling changes: the first word that does, before and
/// after, with every digit as `0`.
type Class = (String, String, String);

fn class_of_row(row: &str) -> Class {
    let mut cells = row.split('\t').map(str::to_owned);
    let mut cell = || cells.next().unwrap_or_else(|| panic!("too few cells: {row}"));
    let class = (cell(), cell(), cell());
    assert!(cell().contains("RFC "), "no production with its RFC: {row}");
    class
}

#[derive(Default)]
struct Report {
    kinds: BTreeMap<String, Counts>,
    classes: BTreeMap<Class, usize>,
}

#[derive(Default)]
struct Counts {
    identical: usize,
    different: usize,
    refused: usize,
    unwritable: usize,
}

impl Report {
    fn over(samples: &[Sample]) -> Self {
        let mut report = Self::default();
        for sample in samples.iter().filter(|sample| sample.is_description()) {
            for line in Sdp::new(&sample.bytes).lines() {
                if let Some(value) = line.value() {
                    report.line(line, value, &sample.path);
                }
            }
        }
        report
    }

    fn line(&mut self, line: sdpkit_core::Line<'_>, value: &[u8], path: &str) {
        let kind = match line.attribute() {
            Some(attr) => match attr.kind() {
                Some(kind) => format!("a={}", kind.name()),
                None => return,
            },
            None => match line.line_type() {
                Some(line_type) => format!("{line_type}="),
                None => return,
            },
        };
        let counts = self.kinds.entry(kind.clone()).or_default();
        let Ok(typed) = line.typed() else {
            counts.refused += 1;
            return;
        };
        let mut written = Vec::new();
        if let Err(WriteError::ForbiddenByte { .. }) = typed.write(&mut written) {
            // A NUL or a lone CR can be read, and is not written.
            counts.unwritable += 1;
            return;
        }
        if written == value {
            counts.identical += 1;
            return;
        }
        counts.different += 1;
        let again = LineValue::parse(line.line_type().unwrap(), &written);
        assert_eq!(again, Ok(typed), "{path}: {line:?} is not read back from what was written");
        let (before, after) = first_change(value, &written);
        *self.classes.entry((kind, before, after)).or_default() += 1;
    }

    fn print(&self, corpus: &str) {
        println!("{corpus}: kind\tparsed\tidentical\tdifferent\trefused\tunwritable");
        for (kind, counts) in &self.kinds {
            let Counts { identical, different, refused, unwritable } = counts;
            let parsed = identical + different + unwritable;
            println!("{kind}\t{parsed}\t{identical}\t{different}\t{refused}\t{unwritable}");
        }
        for ((kind, before, after), count) in &self.classes {
            println!("{count} times {kind}: `{before}` is written `{after}`");
        }
    }
}

fn first_change(before: &[u8], after: &[u8]) -> (String, String) {
    let words = |text: &[u8]| {
        let text = String::from_utf8_lossy(text);
        let text: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        text.split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    let (before, after) = (words(before), words(after));
    let at = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let word = |words: &[String]| words.get(at).cloned().unwrap_or_default();
    (word(&before), word(&after))
}
