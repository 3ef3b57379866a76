//! Running other programs: shown before they start, and never failing unseen.

use std::{
    collections::VecDeque,
    ffi::OsStr,
    io::{self, BufRead as _, BufReader, IsTerminal as _, Read, Write},
    process::{Command, ExitStatus, Output, Stdio},
    thread,
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};

/// How much of a failed command's own words its error repeats: enough for one compiler error.
const LAST_LINES: usize = 40;

/// Runs a command on this terminal. Its error ends with the last lines the command wrote.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_seeing(command, |_| ())
}

/// Runs a command quietly and returns what it wrote to stdout.
pub(crate) fn stdout(command: &mut Command) -> Result<String> {
    let output = output(command)?;
    String::from_utf8(output.stdout).with_context(|| line(command))
}

/// Runs a command quietly and returns what it wrote to stderr, where valgrind and libFuzzer report.
pub(crate) fn stderr(command: &mut Command) -> Result<String> {
    let output = output(command)?;
    Ok(String::from_utf8_lossy(&output.stderr).into_owned())
}

/// The same, and hands each line of the command's stdout to `see` as well.
pub(crate) fn run_seeing(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    announce(command);
    if io::stderr().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| line(command))?;
    let stdout = child.stdout.take().context("a piped stdout")?;
    let stderr = child.stderr.take().context("a piped stderr")?;
    let (told, complained) = thread::scope(|scope| {
        let complained = scope.spawn(|| forward(stderr, io::stderr(), |_| ()));
        let told = forward(stdout, io::stdout(), &mut see);
        (told, complained.join())
    });
    let complained =
        complained.map_err(|_| anyhow!("expected a reader of stderr, found a panic"))?;
    let status = child.wait()?;
    ensure!(status.success(), failure(command, status, [told?, complained?].concat().trim_end()));
    Ok(())
}

/// Passes on what a command writes, and returns its last lines.
fn forward(from: impl Read, mut to: impl Write, mut see: impl FnMut(&str)) -> Result<String> {
    let mut reader = BufReader::new(from);
    let mut last = VecDeque::new();
    let mut buffer = Vec::new();
    while reader.read_until(b'\n', &mut buffer)? > 0 {
        to.write_all(&buffer)?;
        let text = String::from_utf8_lossy(&buffer).into_owned();
        see(text.trim_end());
        if last.len() == LAST_LINES {
            last.pop_front();
        }
        last.push_back(text);
        buffer.clear();
    }
    Ok(Vec::from(last).concat())
}

/// Whether a command starts and succeeds; used to look for tools.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn output(command: &mut Command) -> Result<Output> {
    let output = command.output().with_context(|| line(command))?;
    if output.status.success() {
        return Ok(output);
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    bail!(failure(command, output.status, stderr.trim_end()))
}

fn failure(command: &Command, status: ExitStatus, words: &str) -> String {
    format!("`{}` failed ({status})\n{words}", line(command))
}

fn announce(command: &Command) {
    println!("$ {}", line(command));
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args().map(OsStr::to_string_lossy) {
        line.push(' ');
        if argument.contains(char::is_whitespace) || argument.is_empty() {
            line.push_str(&format!("'{argument}'"));
        } else {
            line.push_str(&argument);
        }
    }
    line
}
