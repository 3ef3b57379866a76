//! Standard input, output and error: what goes where, and in which colours.

use std::io::{BufRead, BufReader};
use std::process::{Output, Stdio};

use crate::support::{AUDIO, Folder, SESSION, code, lint_text, sdptool, text};

const SELECT: &str = "--select=trailing-whitespace,missing-mandatory-line";

/// A finding with a safe fix, and one that is left.
fn faulty() -> String {
    format!("{SESSION}{AUDIO}a=mid:x \r\n").replace("t=0 0\r\n", "")
}

#[test]
fn a_fixed_text_goes_to_stdout_and_what_is_left_to_stderr() {
    let output = lint_text(["--fix", SELECT, "--format", "concise"], faulty());
    assert_eq!(code(&output), 1);
    assert_eq!(text(&output.stdout), faulty().replace("x ", "x"));
    assert_eq!(
        text(&output.stderr),
        "<stdin>:5:1: error[missing-mandatory-line] no `t=` line: every description has one \
         [* unsafe]\nFixed 1 finding. Left: 1 error in 1 file (6 lines). 1 fixable with `--fix \
         --unsafe-fixes`.\n"
    );
}

#[test]
fn a_text_that_is_not_changed_comes_back_byte_for_byte() {
    let latin = [SESSION.as_bytes(), b"a=\x1b[31m:\xff\0\r\n"].concat();
    let output = lint_text(["--fix", "--color=never", "--ignore=all"], &latin);
    assert_eq!((code(&output), output.stdout, output.stderr), (0, latin, Vec::new()));
}

#[test]
fn formats_for_programs_do_not_mix_with_the_fixed_text() {
    let output = lint_text(["--fix", SELECT, "--format", "json"], faulty());
    assert_eq!(text(&output.stdout), faulty().replace("x ", "x"));
    let report: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!(report["findings"][0]["rule"], "missing-mandatory-line");
    assert_eq!(report["summary"]["fixed"], 1);
}

#[test]
fn json_at_stdin_comes_back_as_json() {
    let json = |mid: &str| {
        let sdp = format!("{SESSION}{AUDIO}a=mid:{mid}\r\n").replace("\r\n", "\\r\\n");
        format!("{{\"sdp\":\"{sdp}\",\"type\":\"offer\"}}")
    };
    let output = lint_text(["--fix", SELECT, "--quiet"], json("x "));
    assert_eq!((code(&output), text(&output.stdout)), (0, &*json("x")));
    assert!(output.stderr.is_empty());
}

#[test]
fn a_diff_shows_the_bytes_and_writes_nothing_else_to_stdout() {
    let output = lint_text(["--diff", SELECT, "--stdin-filename", "call.sdp"], faulty());
    assert_eq!(code(&output), 1);
    let end = " m=audio 49170 RTP/AVP 0\r\n-a=mid:x \r\n+a=mid:x\r\n";
    assert!(text(&output.stdout).starts_with("--- call.sdp\n+++ call.sdp\n@@ "));
    assert!(text(&output.stdout).ends_with(end), "{}", text(&output.stdout));
    assert!(text(&output.stderr).starts_with("Would fix 1 finding."));
}

#[test]
fn stdin_has_the_name_that_it_is_given() {
    let named = lint_text([SELECT, "--format=concise", "--stdin-filename", "call.sdp"], faulty());
    assert!(text(&named.stdout).starts_with("call.sdp:5:1: error["));
    let not_sdp = lint_text(["--stdin-filename", "call.sdp"], "hello\n");
    assert_eq!(code(&not_sdp), 3);
    assert!(text(&not_sdp.stderr).starts_with("sdptool: call.sdp: expected a session description"));
}

#[test]
fn colours_come_only_when_they_are_wanted() {
    let folder = Folder::new("colours");
    let offer = folder.with("offer.sdp", faulty());
    let run = |options: &[&str], variables: &[(&str, &str)]| -> Output {
        let mut command = sdptool(["lint", SELECT]);
        command.arg(&offer).args(options).envs(variables.iter().copied());
        command.output().unwrap()
    };
    let is_coloured = |output: &Output| output.stdout.contains(&0x1b);
    // A pipe is no terminal.
    let plain = run(&[], &[]);
    assert!(!is_coloured(&plain));
    let coloured = run(&["--color", "always"], &[]);
    assert!(is_coloured(&coloured));
    assert!(is_coloured(&run(&["--color", "always"], &[("NO_COLOR", "1")])));
    assert!(is_coloured(&run(&[], &[("CLICOLOR_FORCE", "1")])));
    assert!(!is_coloured(&run(&["--color", "never"], &[("CLICOLOR_FORCE", "1")])));
    assert!(!is_coloured(&run(&[], &[("NO_COLOR", "1")])));
    let stripped = anstream::adapter::strip_str(text(&coloured.stdout)).to_string();
    assert_eq!(stripped, text(&plain.stdout));
}

#[test]
fn escape_sequences_of_the_input_never_reach_the_terminal() {
    let sdp = format!("{SESSION}{AUDIO}a=\x1b[31mred\u{9b}31m:1\r\n");
    for format in ["full", "concise"] {
        let options = ["--color", "always", "--format", format, "--stdin-filename", "\x1b[31m.sdp"];
        let output = lint_text(options, &sdp);
        assert_eq!(code(&output), 1);
        let shown = text(&output.stdout);
        assert!(!shown.contains("\x1b[31m") && !shown.contains('\u{9b}'), "{format}: {shown}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let folder = Folder::new("pipe");
    let many = format!("{SESSION}{AUDIO}{}", "a=mid:x \r\n".repeat(20_000));
    let file = folder.with("many.sdp", many);
    for format in ["full", "concise", "json", "ndjson"] {
        let mut command = sdptool(["lint", SELECT, "--format", format]);
        command.arg(&file).arg(&file).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "{format}");
        // Standard output is closed by now.
        let output = child.wait_with_output().unwrap();
        assert_eq!((code(&output), text(&output.stderr)), (1, ""), "{format}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_once() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let folder = Folder::new("full");
    let file = folder.with("offer.sdp", faulty());
    for arguments in [["lint", SELECT], ["lint", "--format=json"], ["explain", "--list"]] {
        let mut command = sdptool(arguments);
        if arguments[0] == "lint" {
            command.arg(&file).arg(&file);
        }
        let output = command.stdout(full()).output().unwrap();
        assert_eq!(code(&output), 2);
        let told = text(&output.stderr);
        assert!(told.contains("No space left on device"), "{told}");
        assert_eq!(told.lines().count(), 1, "{told}");
    }
}
