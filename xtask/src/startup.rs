//! `cargo xtask startup`: what a whole run of sdptool costs beyond that of a program that does
//! nothing, what a run over many files takes, and how large the binary is.

use std::{
    fs,
    path::{Path, PathBuf},
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

/// A run over many files: how many, where they are copied from, how often it is timed.
const FILES: usize = 4_000;
const CAPTURES: [&str; 2] = ["testdata/chromium", "testdata/firefox"];
const RUNS_OVER_FILES: usize = 5;

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
    let target = workspace.metadata()?.target_directory;
    let sdptool = target.join("release/sdptool");

    // Turn by turn, so that whatever else the machine does hits both alike.
    let (mut nothing, mut lint) = (Vec::new(), Vec::new());
    for _ in 0..options.runs {
        nothing.push(time(&mut workspace.command("true"))?);
        lint.push(time(workspace.command(&sdptool).arg("lint").arg(&file))?);
    }
    let (nothing, lint) = (median(nothing)?, median(lint)?);
    let folder = copies(workspace, &target)?;
    let lint_folder = || {
        let mut command = workspace.command(&sdptool);
        time(
            command.args(["lint", "--isolated", "--jobs", "2", "--format", "concise"]).arg(&folder),
        )
    };
    let many = median((0..RUNS_OVER_FILES).map(|_| lint_folder()).collect::<Result<_>>()?)?;
    let bytes = fs::metadata(&sdptool)?.len();
    // No limit on the time: a shared machine cannot promise one.
    ensure!(bytes < MOST_BYTES, "expected a binary below {MOST_BYTES} bytes, found {bytes}");
    Ok(format!(
        "{} runs each, medians\n\
         true          {:>7.3} ms\n\
         sdptool lint  {:>7.3} ms, {}\n\
         difference    {:>7.3} ms\n\
         {FILES} captures {:>7.1} ms, --jobs 2, median of {RUNS_OVER_FILES} runs\n\
         binary        {bytes} bytes, stripped",
        options.runs,
        milliseconds(nothing),
        milliseconds(lint),
        file.display(),
        milliseconds(lint) - milliseconds(nothing),
        milliseconds(many),
    ))
}

/// A folder of [`FILES`] descriptions: the captures of browsers, over and over.
fn copies(workspace: &Workspace, target: &Path) -> Result<PathBuf> {
    let mut captures = Vec::new();
    for folder in CAPTURES {
        for entry in fs::read_dir(workspace.existing(folder)?)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "sdp") {
                captures.push(path);
            }
        }
    }
    captures.sort();
    ensure!(!captures.is_empty(), "expected captures in {}", CAPTURES.join(" and "));
    let folder = target.join("startup-files");
    fs::create_dir_all(&folder)?;
    for (number, capture) in captures.iter().cycle().take(FILES).enumerate() {
        fs::copy(capture, folder.join(format!("{number}.sdp")))?;
    }
    Ok(folder)
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
