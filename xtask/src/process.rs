//! Running other programs: shown before they start, and never failing unseen.

use std::{
    ffi::OsStr,
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    process::{Command, Output, Stdio},
};

use anyhow::{Context as _, Result, anyhow, bail, ensure};

/// Runs a command on this terminal.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    announce(command);
    let status = command.status().with_context(|| line(command))?;
    ensure!(status.success(), "`{}` failed ({status})", line(command));
    Ok(())
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

/// Runs a command on this terminal and hands each line of its stdout to `see` as well.
pub(crate) fn run_seeing(command: &mut Command, mut see: impl FnMut(&str)) -> Result<()> {
    announce(command);
    let mut child = command.stdout(Stdio::piped()).spawn().with_context(|| line(command))?;
    let pipe = child.stdout.take().context("a piped stdout")?;
    let mut reader = BufReader::new(pipe);
    let mut buffer = Vec::new();
    while reader.by_ref().read_until(b'\n', &mut buffer)? > 0 {
        io::stdout().write_all(&buffer)?;
        see(String::from_utf8_lossy(&buffer).trim_end());
        buffer.clear();
    }
    let status = child.wait()?;
    ensure!(status.success(), "`{}` failed ({status})", line(command));
    Ok(())
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
    bail!(anyhow!("{}", stderr.trim_end()).context(format!(
        "`{}` failed ({})",
        line(command),
        output.status
    )))
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
