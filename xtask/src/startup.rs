//! `cargo xtask startup`: what a whole run of sdptool costs beyond that of a program that does
//! nothing, and how large the binary is.

use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;

use crate::{process, workspace::Workspace};

/// A stripped binary stays below this.
const MOST_BYTES: u64 = 4_000_000;

/// Audio, video, data and candidates, as a current Chromium offers them.
const OFFER: &str = "testdata/chromium/audio-video-data.offer.gathered.sdp";

#[derive(Args)]
pub(crate) struct Options {
    /// The description to lint; otherwise an offer of Chromium from testdata
    file: Option<PathBuf>,
    /// Runs of each program
    #[arg(long, default_value_t = 500)]
    runs: usize,
}

pub(crate) fn startup(workspace: &Workspace, options: &Options) -> Result<String> {
    ensure!(options.runs > 0, "expected at least one run");
    let file = match &options.file {
        Some(file) => file.clone(),
        None => workspace.existing(OFFER)?,
    };
    process::run(&mut workspace.cargo(["build", "--release", "--package", "sdptool"]))?;
    let sdptool = workspace.metadata()?.target_directory.join("release/sdptool");

    // Turn by turn, so that whatever else the machine does hits both alike.
    let (mut nothing, mut lint) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        nothing.push(time(&mut workspace.command("true"))?);
        lint.push(time(workspace.command(&sdptool).arg("lint").arg(&file))?);
    }
    let (nothing, lint) = (median(nothing)?, median(lint)?);
    let bytes = fs::metadata(&sdptool)?.len();
    // No limit on the time: a shared machine cannot promise one.
    ensure!(bytes < MOST_BYTES, "expected a binary below {MOST_BYTES} bytes, found {bytes}");
    Ok(format!(
        "{} runs each, medians\n\
         true          {:>7.3} ms\n\
         sdptool lint  {:>7.3} ms, {}\n\
         difference    {:>7.3} ms\n\
         binary        {bytes} bytes, stripped",
        options.runs,
        milliseconds(nothing),
        milliseconds(lint),
        file.display(),
        milliseconds(lint) - milliseconds(nothing),
    ))
}

/// From start to exit, output thrown away.
fn time(command: &mut Command) -> Result<Duration> {
    let command = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status()?;
    let time = start.elapsed();
    match status.code() {
        // 1: findings, which a real offer may have.
        Some(0 | 1) => Ok(time),
        _ => bail!("{command:?} failed ({status})"),
    }
}

fn median(mut times: Vec<Duration>) -> Result<Duration> {
    times.sort_unstable();
    times.get(times.len() / 2).copied().context("expected at least one run")
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_of_the_sorted_times() {
        let times = [5, 1, 9].map(Duration::from_millis).to_vec();
        assert_eq!(median(times).unwrap(), Duration::from_millis(5));
        assert!(median(Vec::new()).is_err());
    }
}
