//! `--watch`: findings follow the files.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use crate::support::{AUDIO, Folder, SESSION, code, sdptool, text};

#[test]
fn a_change_is_looked_at() {
    let folder = Folder::new("watch");
    let file = folder.with("calls/offer.sdp", format!("{SESSION}{AUDIO}"));
    let mut command = sdptool(["lint", "--watch", "--format", "concise", "calls"]);
    command.current_dir(file.parent().unwrap().parent().unwrap());
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stderr = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut stdout = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);

    assert_eq!(stderr.next().unwrap(), "sdptool: watching 1 file");
    fs::write(&file, format!("{SESSION}{AUDIO}a=mid:x \r\n")).unwrap();
    assert!(
        stdout.next().unwrap().starts_with("calls/offer.sdp:7:8: warning[trailing-whitespace]")
    );
    assert_eq!(stderr.next().unwrap(), "sdptool: watching 1 file");
    // A configuration that comes counts too.
    folder.with("calls/sdptool.toml", "[lint]\nignore = [\"all\"]\n");
    assert_eq!(stderr.next().unwrap(), "sdptool: watching 1 file");
    folder.with("calls/more.sdp", "v=9\r\n");
    assert_eq!(stderr.next().unwrap(), "sdptool: watching 2 files");
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn standard_input_cannot_be_watched() {
    let output = sdptool(["lint", "--watch", "-"]).output().unwrap();
    assert_eq!(code(&output), 2);
    assert_eq!(text(&output.stderr), "sdptool: --watch: expected files, found standard input\n");
}
