//! What current browsers write: no error is found in it but those that are truly there, every
//! attribute is known, and every candidate is read.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly and say what they saw"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use sdpkit_core::attribute::Candidate;
use sdpkit_core::{Attr, Fragment, Line, Sdp};
use sdpkit_lint::{Finding, Settings, Severity, lint};
use sdpkit_testkit::{Sample, assert_table, every_rule, testdata, testdata_path, wider_corpus};

#[test]
fn errors_of_testdata_are_true() {
    let captures = captures(testdata());
    let listed = true_errors();
    let found: BTreeSet<_> = captures.iter().flat_map(errors).collect();
    let unlisted: Vec<_> = found.iter().filter(|error| !listed.contains_key(error)).collect();
    let gone: Vec<_> = listed.keys().filter(|error| !found.contains(error)).collect();
    assert!(unlisted.is_empty(), "errors that true-errors.tsv does not list: {unlisted:#?}");
    assert!(gone.is_empty(), "errors of true-errors.tsv that are not found: {gone:#?}");
    println!("{}: {} errors, all listed", files(&captures), found.len());
}

/// In other captures of a browser the errors are those of the same rules as in `testdata`.
#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn errors_of_the_wider_corpus_are_of_the_same_rules() {
    let captures = captures(wider_corpus());
    let kind = |error: &TrueError| (browser(&error.file).to_owned(), error.rule.clone());
    let listed: BTreeSet<_> = true_errors().keys().map(kind).collect();
    let found: BTreeSet<_> = captures.iter().flat_map(errors).collect();
    let other: Vec<_> = found.iter().filter(|error| !listed.contains(&kind(error))).collect();
    assert!(other.is_empty(), "errors of rules without an entry in true-errors.tsv: {other:#?}");
    println!("{}: {} errors", files(&captures), found.len());
}

#[test]
fn attributes_of_testdata_are_known() {
    let captures = captures(testdata());
    let unknown = unknown_names(&captures);
    let listed = listed_names();
    let missing: Vec<_> = unknown.keys().filter(|name| !listed.contains(*name)).collect();
    assert!(missing.is_empty(), "names that unknown.txt does not list: {missing:?}");
    let over: Vec<_> = listed.iter().filter(|name| !unknown.contains_key(*name)).collect();
    assert!(over.is_empty(), "names of unknown.txt that are known or are not met: {over:?}");
    println!("{}: unknown names: {unknown:?}", files(&captures));
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn attributes_of_the_wider_corpus_are_known() {
    let captures = captures(wider_corpus());
    let mut unknown = unknown_names(&captures);
    println!("{}: unknown names: {unknown:?}", files(&captures));
    let listed = listed_names();
    unknown.retain(|name, _| !listed.contains(name));
    assert!(unknown.is_empty(), "names that unknown.txt does not list: {unknown:?}");
}

#[test]
fn candidates_of_testdata_are_read() {
    read_candidates(&testdata());
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn candidates_of_the_wider_corpus_are_read() {
    read_candidates(&wider_corpus());
}

#[test]
fn findings_of_testdata_are_as_counted() {
    let samples: Vec<_> = testdata().into_iter().filter(Sample::is_description).collect();
    assert_table(&testdata_path().join("findings.tsv"), &counted(&samples));
}

#[test]
#[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
fn findings_of_the_wider_corpus_are_counted() {
    let samples: Vec<_> = wider_corpus().into_iter().filter(Sample::is_description).collect();
    let table = counted(&samples);
    assert!(table.lines().count() > 1, "no finding in {}", files(&samples));
    println!("{}\n{table}", files(&samples));
}

/// What makes the tests above fail: an error, and an unknown name.
#[test]
fn a_broken_capture_is_noticed() {
    let mut capture = captures(testdata()).swap_remove(0);
    assert_eq!(errors(&capture), []);
    let at = capture.bytes.len();
    capture.bytes.extend_from_slice(b"a=mid:\r\na=x-note:1\r\n");
    let [error] = &*errors(&capture) else { panic!("{:?}", errors(&capture)) };
    assert_eq!((&*error.file, &*error.rule), (&*capture.path, "attribute-missing-value"));
    assert_eq!(error.span, format!("{at}..{}", at + 6));
    assert!(unknown_names(&[capture]).contains_key("x-note"));
}

/// An error in a capture.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct TrueError {
    file: String,
    rule: String,
    /// `start..end` in bytes.
    span: String,
}

/// The rows of `true-errors.tsv`, with the evidence.
fn true_errors() -> BTreeMap<TrueError, String> {
    let table = fs::read_to_string(testdata_path().join("true-errors.tsv")).unwrap();
    let mut rows = table.lines();
    assert_eq!(rows.next(), Some("file\trule\tspan\tevidence"));
    let row = |row: &str| {
        let Ok([file, rule, span, evidence]) =
            <[&str; 4]>::try_from(row.split('\t').collect::<Vec<_>>())
        else {
            panic!("not four cells: {row}")
        };
        assert!(!evidence.trim().is_empty(), "no evidence: {row}");
        let error = TrueError { file: file.into(), rule: rule.into(), span: span.into() };
        (error, evidence.to_owned())
    };
    rows.map(row).collect()
}

fn errors(capture: &Sample) -> Vec<TrueError> {
    let findings = lint(Sdp::new(&capture.bytes), &Settings::default());
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    let error = |finding: &Finding| TrueError {
        file: capture.path.clone(),
        rule: finding.rule.id.to_owned(),
        span: format!("{:?}", finding.span),
    };
    errors.map(error).collect()
}

/// The names in `unknown.txt`, one a line, after comments with `#`.
fn listed_names() -> BTreeSet<String> {
    let list = fs::read_to_string(testdata_path().join("unknown.txt")).unwrap();
    list.lines().filter(|line| !line.starts_with('#')).map(str::to_owned).collect()
}

/// The names of attributes that the registry does not know, with a file that has it.
fn unknown_names(captures: &[Sample]) -> BTreeMap<String, &str> {
    let mut names = BTreeMap::new();
    for Sample { path, bytes } in captures {
        let attributes = Sdp::new(bytes).lines().filter_map(Line::attribute);
        let unknown = attributes.filter(|attr| attr.kind().is_none()).map(Attr::name);
        names.extend(unknown.map(|name| (name.to_string(), path.as_str())));
    }
    names
}

/// Reads each line of the files of candidates as a browser's `icecandidate` event gave it.
fn read_candidates(samples: &[Sample]) {
    let (mut files, mut candidates, mut ends) = (0, 0, 0);
    for Sample { path, bytes } in samples {
        if !path.ends_with(".candidates.jsonl") {
            continue;
        }
        files += 1;
        for line in std::str::from_utf8(bytes).unwrap().lines() {
            let event: serde_json::Value = serde_json::from_str(line).unwrap();
            if event.is_null() {
                // The end of the gathering.
                ends += 1;
                continue;
            }
            let text = event["candidate"].as_str().unwrap_or_else(|| panic!("{path}: {line}"));
            if text.is_empty() {
                // The end of the candidates of one section and generation.
                ends += 1;
                continue;
            }
            let candidate = Fragment::new(text).lone::<Candidate<'_>>();
            assert!(matches!(candidate, Some(Ok(_))), "{path}: {candidate:?}: {line}");
            candidates += 1;
        }
    }
    assert!(files > 0 && candidates > 0 && ends > 0, "{files}, {candidates}, {ends}");
    println!("{files} files, {candidates} candidates, {ends} ends");
}

/// The table of what all rules find in `samples`, hints included, by rule, severity and
/// implementation.
fn counted(samples: &[Sample]) -> String {
    let settings = every_rule();
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for Sample { path, bytes } in samples {
        for Finding { rule, severity, .. } in lint(Sdp::new(bytes), &settings) {
            *counts.entry((rule.id, severity.as_str(), implementation(path))).or_default() += 1;
        }
    }
    let row =
        |((rule, severity, folder), count)| format!("{rule}\t{severity}\t{folder}\t{count}\n");
    let rows = counts.into_iter().map(row).collect::<String>();
    format!("rule\tseverity\timplementation\tcount\n{rows}")
}

fn captures(samples: Vec<Sample>) -> Vec<Sample> {
    let captures: Vec<_> = samples.into_iter().filter(Sample::is_browser_capture).collect();
    for name in ["chromium", "firefox"] {
        assert!(captures.iter().any(|c| browser(&c.path) == name), "none of {name}");
    }
    captures
}

/// How many files of which implementation.
fn files(samples: &[Sample]) -> String {
    let mut files: BTreeMap<_, usize> = BTreeMap::new();
    for sample in samples {
        *files.entry(implementation(&sample.path)).or_default() += 1;
    }
    let counts: Vec<_> = files.iter().map(|(folder, count)| format!("{folder} {count}")).collect();
    format!("files: {}", counts.join(", "))
}

/// The folder that tells who wrote a file.
fn implementation(path: &str) -> &str {
    let below = path.strip_prefix("captured/").unwrap_or(path);
    below.split('/').next().unwrap_or_default()
}

/// The browser that wrote a file, without its version.
fn browser(path: &str) -> &str {
    implementation(path).split('-').next().unwrap_or_default()
}
