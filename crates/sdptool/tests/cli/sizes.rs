//! Large inputs: what is printed stays in proportion to what is found.

use crate::support::{AUDIO, SESSION, code, lint_text, text};

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
fn many_findings_are_all_printed_in_every_format() {
    const COUNT: usize = 5000;
    let session = SESSION.replace("s=-", "s=Café");
    let sdp = format!("{session}{AUDIO}{}", "a=mid:x \r\n".repeat(COUNT));
    let select = "trailing-whitespace";
    for (format, needle) in [
        ("full", "--> <stdin>:"),
        ("concise", ": warning["),
        ("json", "\"rule\":\"trailing"),
        ("ndjson", "\"rule\":\"trailing"),
    ] {
        let output = lint_text(["--select", select, "--format", format], &sdp);
        assert_eq!(text(&output.stdout).matches(needle).count(), COUNT, "{format}");
    }
}
