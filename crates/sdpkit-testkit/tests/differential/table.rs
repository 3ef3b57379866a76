//! `testdata/differences.tsv`: what is read differently, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use sdpkit_testkit::testdata_path;

/// A class of differences.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Class {
    peer: String,
    kind: String,
    difference: String,
}

/// Where each class occurs: lines, or files when it is about all of a text.
pub(crate) type Occurrences = BTreeMap<Class, BTreeSet<String>>;

impl Class {
    pub(crate) fn new(peer: &str, kind: &str, difference: &str) -> Self {
        let [peer, kind, difference] = [peer, kind, difference].map(str::to_owned);
        Self { peer, kind, difference }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { peer, kind, difference } = self;
        write!(f, "{peer}\t{kind}\t{difference}")
    }
}

/// Checks that the table lists what was seen, each class with an example that is one and a reason,
/// and nothing else: what no longer occurs is to be taken out.
pub(crate) fn check(seen: &Occurrences) {
    let table = std::fs::read_to_string(testdata_path().join("differences.tsv")).unwrap();
    let mut faults = Vec::new();
    let mut listed = BTreeSet::new();
    for row in table.lines().skip(1) {
        let cells: Vec<_> = row.split('\t').collect();
        let [peer, kind, difference, example, reason] = cells[..] else {
            faults.push(format!("five cells are expected: {row}"));
            continue;
        };
        let class = Class::new(peer, kind, difference);
        match seen.get(&class) {
            None => faults.push(format!("does not occur any more: {row}")),
            Some(examples) if !examples.contains(example) => {
                faults.push(format!("the example does not show the difference: {row}"));
            }
            Some(_) if reason.len() < "by design".len() => {
                faults.push(format!("no reason: {row}"));
            }
            Some(_) => {}
        }
        if !listed.insert(class) {
            faults.push(format!("listed twice: {row}"));
        }
    }
    for (class, examples) in seen.iter().filter(|(class, _)| !listed.contains(class)) {
        faults.push(format!("not listed: {class}\t{}", examples.first().unwrap()));
    }
    assert!(faults.is_empty(), "differences.tsv:\n{}", faults.join("\n"));
}
