//! What programs are told: right places, and edits that can be applied.

use serde_json::Value;

use crate::support::{AUDIO, SESSION, code, lint_text, text};

const MEMBERS: [&str; 12] = [
    "file", "rule", "severity", "category", "message", "line", "column", "span", "utf16", "labels",
    "help", "fix",
];

/// A description with text beyond ASCII, beyond the Basic Multilingual Plane, and long.
fn colourful() -> String {
    let session = SESSION.replace("s=-", &format!("s=Café 😀 {}", "ü😀x".repeat(1000)));
    let title = "i=日本😀\r\n";
    format!("{session}{AUDIO}{title}a=mid:x \r\na=é:1\r\na=label:1\r\na=label:1\r\n")
}

fn findings<const N: usize>(options: [&str; N], sdp: &str) -> Vec<Value> {
    let output = lint_text(options, sdp);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["version"], 1);
    report["findings"].as_array().unwrap().clone()
}

/// `span` of a finding, a label or an edit.
fn span(place: &Value) -> std::ops::Range<usize> {
    let offset = |end: &str| usize::try_from(place["span"][end].as_u64().unwrap()).unwrap();
    offset("start")..offset("end")
}

#[test]
fn every_place_is_counted_in_bytes_and_in_utf16() {
    let sdp = colourful();
    let findings = findings(["--format", "json"], &sdp);
    let rules: Vec<_> = findings.iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    for rule in ["trailing-whitespace", "malformed-value", "duplicate-attribute"] {
        assert!(rules.contains(&rule), "{rules:?}");
    }
    for finding in &findings {
        for member in MEMBERS {
            assert!(finding.get(member).is_some(), "{member}: {finding}");
        }
        for place in finding["labels"].as_array().unwrap().iter().chain([finding]) {
            let span = span(place);
            let units = |text: &str| text.chars().map(char::len_utf16).sum::<usize>();
            for (at, line, column, unit, unit_column) in [
                (span.start, "line", "column", "start", "column"),
                (span.end, "end_line", "end_column", "end", "end_column"),
            ] {
                let before = sdp.get(..at).unwrap();
                let start_of_line = before.rsplit('\n').next().unwrap();
                assert_eq!(place[line], before.matches('\n').count() + 1, "{place}");
                assert_eq!(place[column], start_of_line.len() + 1, "{place}");
                assert_eq!(place["utf16"][unit], units(before), "{place}");
                assert_eq!(place["utf16"][unit_column], units(start_of_line) + 1, "{place}");
            }
        }
    }
}

#[test]
fn edits_applied_by_hand_give_what_fix_writes() {
    let sdp = colourful().replace("t=0 0\r\n", "");
    for (rule, safety) in [
        ("trailing-whitespace", "safe"),
        ("duplicate-attribute", "safe"),
        ("missing-mandatory-line", "unsafe"),
    ] {
        let found = findings(["--format", "json", "--select", rule], &sdp);
        assert_eq!(found.len(), 1, "{rule}");
        let fix = &found[0]["fix"];
        assert_eq!(fix["safety"], safety, "{rule}");
        let mut by_hand = sdp.clone();
        // From the end, so that the places before stay where they are.
        for edit in fix["edits"].as_array().unwrap().iter().rev() {
            by_hand.replace_range(span(edit), edit["text"].as_str().unwrap());
        }
        let fixed = lint_text(["--fix", "--unsafe-fixes", "--select", rule], &sdp);
        assert_eq!(text(&fixed.stdout), by_hand, "{rule}");
        assert_ne!(by_hand, sdp, "{rule}");
    }
}

#[test]
fn lines_hold_the_findings_of_the_array() {
    let sdp = colourful();
    let output = lint_text(["--format", "ndjson"], &sdp);
    let lines: Vec<Value> =
        text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, findings(["--format", "json"], &sdp));
    assert_eq!(code(&output), 1);
}
