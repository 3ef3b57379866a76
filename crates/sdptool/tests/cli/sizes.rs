//! Large inputs: what is printed stays in proportion to what is found.

use crate::support::{AUDIO, SESSION, code, lint_text, lint_text_with, text};

const MEGABYTE: usize = 1 << 20;

#[test]
fn of_a_line_of_a_megabyte_a_part_is_shown() {
    let sdp = format!(
        "{SESSION}{AUDIO}a=fmtp:0 x={}\0{}\r\n",
        "é".repeat(MEGABYTE / 2),
        "y".repeat(MEGABYTE)
    );
    let options = ["--select", "forbidden-control-byte"];
    let output = lint_text(options, &sdp);
    assert_eq!(code(&output), 1);
    let shown = text(&output.stdout);
    assert!(shown.len() < 2000, "{} bytes", shown.len());
    // Columns are those of the line and not of the part.
    assert!(shown.contains(&format!("--> <stdin>:7:{}\n", "a=fmtp:0 x=".len() + MEGABYTE + 1)));
    let marked = shown.lines().find(|line| line.contains('\u{2400}')).unwrap();
    let mark = shown.lines().find(|line| line.ends_with('^')).unwrap();
    let column = marked.split('\u{2400}').next().unwrap().chars().count();
    assert_eq!(mark.chars().count(), column + 1, "{shown}");
}

#[test]
fn a_place_as_long_as_its_line_is_shown_in_part() {
    let sdp = format!("{SESSION}{AUDIO}{}\r\n", "x".repeat(MEGABYTE));
    let output = lint_text(["--select", "malformed-line"], sdp);
    assert_eq!(code(&output), 1);
    assert!(output.stdout.len() < 4000, "{} bytes", output.stdout.len());
}

#[test]
fn programs_are_told_every_finding() {
    for (format, needle) in [
        ("json", "\"rule\":\"trailing-whitespace\",\"severity\":\"warning\",\"category"),
        ("ndjson", "\"rule\":\"trailing"),
        ("sarif", "\"ruleIndex\":0"),
        ("github", "::warning file="),
        ("gitlab", "\"check_name\":\"trailing"),
        ("junit", "<failure "),
        ("checkstyle", "<error "),
        ("rdjson", "\"code\":{"),
        ("full --max-findings 1000000", "--> <stdin>:"),
        ("concise --max-findings 1000000", ": warning["),
    ] {
        assert_eq!(count(format, needle), COUNT, "{format}");
    }
}

#[test]
fn people_are_told_some_findings_and_how_many_there_are() {
    for (format, needle) in [
        ("full", "--> <stdin>:"),
        ("concise", ": warning["),
        ("grouped", "  trailing-whitespace"),
        ("markdown", "`trailing-whitespace`"),
        ("json --max-findings 100", "\"category\""),
    ] {
        assert_eq!(count(format, needle), 100, "{format}");
    }
    let more = COUNT - 100;
    assert_eq!(count("full", &format!("note: {more} more of this rule")), 1);
    assert_eq!(count("concise", &format!("(and {more} more)\nFound {COUNT} warnings")), 1);
    assert_eq!(count("json --max-findings 100", &format!("\"omitted\":{more}")), 1);
}

/// The linter itself stops telling, and neither the counts nor the exit code lose anything.
#[test]
fn what_is_not_told_counts() {
    let sdp = format!("{SESSION}{AUDIO}{}", "a=mid:x \r\n".repeat(COUNT));
    let options = ["--select", "trailing-whitespace", "--statistics", "--max-findings", "1"];
    let output = lint_text(options, &sdp);
    assert_eq!(code(&output), 1);
    let shown = text(&output.stdout);
    assert!(shown.starts_with(&format!("{COUNT}  warning")), "{shown}");
    assert!(shown.contains(&format!("{COUNT} fixable with `--fix`")), "{shown}");
}

const COUNT: usize = 5000;

/// How often `needle` is printed for a description with so many findings.
fn count(format: &str, needle: &str) -> usize {
    let session = SESSION.replace("s=-", "s=Café");
    let sdp = format!("{session}{AUDIO}{}", "a=mid:x \r\n".repeat(COUNT));
    let mut words = format.split(' ');
    let format = words.next().unwrap();
    let limit: Vec<_> = words.collect();
    let options = ["--select", "trailing-whitespace", "--format", format];
    let output = lint_text_with(options.into_iter().chain(limit), &sdp);
    text(&output.stdout).matches(needle).count()
}
