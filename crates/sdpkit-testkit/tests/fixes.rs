//! Fixing comes to an end: one call mends all it can, a second one changes nothing, and what was
//! whole stays whole.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::thread;

use sdpkit_core::{Error, Line, Sdp};
use sdpkit_lint::{Finding, FixMode, Settings, Severity, fix, lint};
use sdpkit_testkit::{Sample, every_rule, testdata, wider_corpus};

#[test]
fn fixes_of_testdata_converge() {
    check("testdata", testdata(), &[Settings::default(), every_rule()]);
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn fixes_of_the_wider_corpus_converge() {
    check("SDPKIT_CORPUS", wider_corpus(), &[every_rule()]);
}

/// What fixing a file came to.
struct Outcome {
    path: String,
    mode: FixMode,
    rounds: usize,
    /// What does not hold.
    faults: Vec<String>,
    /// The rules that found more errors afterwards: what could not be read hid them.
    uncovered: BTreeSet<&'static str>,
    /// The rules that tell why the text does not follow the grammar, if it still does not.
    unparseable: Option<BTreeSet<&'static str>>,
}

fn check(corpus: &str, mut samples: Vec<Sample>, settings: &[Settings]) {
    samples.sort_by(|one, other| one.bytes.cmp(&other.bytes));
    samples.dedup_by(|one, other| one.bytes == other.bytes);
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let outcomes: Vec<Outcome> = thread::scope(|scope| {
        let part = samples.len().div_ceil(threads);
        let parts = samples.chunks(part);
        let work: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().flat_map(|s| fixed(s, settings)).collect()))
            .collect();
        work.into_iter()
            .flat_map(|part: thread::ScopedJoinHandle<'_, Vec<_>>| part.join().unwrap())
            .collect()
    });
    println!("{corpus}: {} different files", samples.len());
    tell(&outcomes);
    let faults: Vec<_> = outcomes
        .iter()
        .flat_map(|o| o.faults.iter().map(|fault| format!("{}: {:?}: {fault}", o.path, o.mode)))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn fixed(sample: &Sample, settings: &[Settings]) -> Vec<Outcome> {
    let modes = [FixMode::Safe, FixMode::SafeAndUnsafe];
    let runs = settings.iter().flat_map(|settings| modes.map(|mode| (settings, mode)));
    runs.map(|(settings, mode)| outcome(sample, settings, mode)).collect()
}

fn outcome(sample: &Sample, settings: &Settings, mode: FixMode) -> Outcome {
    let Sample { path, bytes } = sample;
    let before = lint(Sdp::new(bytes), settings);
    let fixed = fix(bytes, settings, mode).unwrap();
    let mut faults = Vec::new();
    let again = fix(&fixed.text, settings, mode).unwrap();
    if !again.rounds.is_empty() || again.text != fixed.text {
        let rules: BTreeSet<_> = again.mended.iter().map(|finding| finding.rule.id).collect();
        faults.push(format!("a second call mends {rules:?}"));
    }
    let was_strict = Sdp::parse(bytes).is_ok();
    let after = Sdp::new(&fixed.text);
    if was_strict && Sdp::parse(&fixed.text).is_err() {
        faults.push("does not parse any more".to_owned());
    }
    let (errors, left) = (errors(&before), errors(&fixed.remaining));
    let is_more = |(rule, count): &(&&str, &usize)| errors.get(*rule).is_none_or(|n| n < count);
    let more: BTreeSet<_> = left.iter().filter(is_more).map(|(rule, _)| *rule).collect();
    let is_listed = |rule: &&&str| !was_strict && UNCOVERED.contains(&(path, rule));
    let new: Vec<_> = more.iter().filter(|rule| !is_listed(rule)).collect();
    if !new.is_empty() {
        faults.push(format!("new errors: {new:?}"));
    }
    let unparseable = Sdp::parse(&fixed.text).is_err().then(|| why(after, &fixed.remaining));
    Outcome {
        path: path.clone(),
        mode,
        rounds: fixed.rounds.len(),
        faults,
        uncovered: more,
        unparseable,
    }
}

/// How many errors each rule found.
fn errors(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *counts.entry(finding.rule.id).or_default() += 1;
    }
    counts
}

/// The rules that report something in the lines that do not follow the grammar.
fn why(sdp: Sdp<'_>, findings: &[Finding]) -> BTreeSet<&'static str> {
    let errors = sdp.errors().map(Error::span);
    let lines: Vec<_> = sdp.lines().map(Line::span).collect();
    let line_of = |at: u32| lines.partition_point(|line| line.end() <= at);
    let faulty: BTreeSet<_> = errors.map(|span| line_of(span.start())).collect();
    let findings = findings.iter().filter(|f| faulty.contains(&line_of(f.span.start())));
    findings.filter(|f| f.severity == Severity::Error).map(|finding| finding.rule.id).collect()
}

/// Prints files by rounds, and which stay unparseable by which rule.
fn tell(outcomes: &[Outcome]) {
    let mut rounds: BTreeMap<_, usize> = BTreeMap::new();
    let mut unparseable: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    let mut uncovered: BTreeMap<_, BTreeSet<&str>> = BTreeMap::new();
    for outcome in outcomes {
        *rounds.entry((outcome.rounds, format!("{:?}", outcome.mode))).or_default() += 1;
        let listed = outcome.unparseable.iter().filter(|_| outcome.mode == FixMode::SafeAndUnsafe);
        for rules in listed {
            let rules: Vec<_> = rules.iter().copied().collect();
            unparseable.entry(rules.join(" ")).or_default().insert(&outcome.path);
        }
        for rule in &outcome.uncovered {
            uncovered.entry(*rule).or_default().insert(&outcome.path);
        }
    }
    println!("rounds\tfixes\tfiles");
    for ((rounds, mode), files) in rounds {
        println!("{rounds}\t{mode}\t{files}");
    }
    println!("stay unparseable, by the rules that say why:");
    for (rules, files) in unparseable {
        let some: Vec<_> = files.iter().copied().take(FILES_SHOWN).collect();
        println!("{}\t{rules}\t{} ...", files.len(), some.join(" "));
    }
    println!("errors that show once the text can be read: {uncovered:?}");
}

/// Errors that show once a text can be read: before, none of its lines was one.
const UNCOVERED: [(&str, &str); 4] = [
    ("tricky/003-cr-only", "fingerprint-missing"),
    ("tricky/003-cr-only", "ice-credentials-missing"),
    ("tricky/009-indented", "fingerprint-missing"),
    ("tricky/009-indented", "ice-credentials-missing"),
];

/// So many files are named for each reason.
const FILES_SHOWN: usize = 3;
