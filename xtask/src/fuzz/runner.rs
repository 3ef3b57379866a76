//! Drives cargo-fuzz and reads what libFuzzer reports.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

use crate::{process, workspace::Workspace};

/// Longer inputs are cut: nothing new is found beyond it, and each run gets slower.
const MAX_LENGTH: &str = "-max_len=4096";

/// An input that takes this long is reported like a crash.
const TIMEOUT: &str = "-timeout=10";

pub(super) struct Runner<'a> {
    workspace: &'a Workspace,
    has_nightly: bool,
    /// The compiler the targets are built with.
    toolchain: String,
    /// What fuzzing finds goes here, next to the other build results.
    found: PathBuf,
}

impl<'a> Runner<'a> {
    pub(super) fn new(workspace: &'a Workspace) -> Result<Self> {
        let has_nightly = process::succeeds(&mut workspace.cargo(["+nightly", "--version"]));
        let mut rustc = workspace.command("rustc");
        if has_nightly {
            rustc.arg("+nightly");
        }
        let toolchain = process::stdout(rustc.arg("--version"))?.trim().to_owned();
        let found = workspace.metadata()?.target_directory.join("fuzz-corpus");
        Ok(Self { workspace, has_nightly, toolchain, found })
    }

    pub(super) fn toolchain(&self) -> &str {
        &self.toolchain
    }

    pub(super) fn build(&self) -> Result<()> {
        process::run(&mut self.cargo_fuzz("build"))
    }

    /// The number of edges that the checked-in corpus reaches.
    pub(super) fn covered(&self, target: &str) -> Result<u64> {
        let corpus = self.corpus(target);
        ensure!(corpus.is_dir(), "expected a corpus in fuzz/corpus/{target}, found no folder");
        let mut command = self.run(target, [&*corpus]);
        let report = process::stderr(command.args(["--", "-runs=0", MAX_LENGTH]))?;
        edges(&report).with_context(|| format!("expected `cov: N` in the report:\n{report}"))
    }

    /// Fuzzes for a while; new inputs stay outside the checked-in corpus.
    pub(super) fn fuzz(&self, target: &str, seconds: u64, seed: u32) -> Result<()> {
        let found = self.found.join(target);
        fs::create_dir_all(&found)?;
        // libFuzzer writes to the first folder and only reads the others.
        let mut command = self.run(target, [&*found, &*self.corpus(target), &*self.testdata()]);
        command.args(["--", MAX_LENGTH, TIMEOUT, "-verbosity=0", "-print_final_stats=1"]);
        let dictionary = self.workspace.path("fuzz/sdp.dict");
        if dictionary.is_file() {
            command.arg(format!("-dict={}", dictionary.display()));
        }
        command.args([format!("-seed={seed}"), format!("-max_total_time={seconds}")]);
        process::run(&mut command).with_context(|| {
            format!(
                "{target} found an input, kept in fuzz/artifacts/{target}; when it is fixed, move \
                 it to fuzz/crashes/{target}, where the tests replay it"
            )
        })
    }

    /// Merges the corpus, what fuzzing found and testdata into the fewest files with the same
    /// coverage, and puts those in place of the corpus.
    pub(super) fn minimise(&self, target: &str) -> Result<()> {
        let (corpus, found) = (self.corpus(target), self.found.join(target));
        let merged = self.found.join(format!("{target}.merged"));
        if merged.exists() {
            fs::remove_dir_all(&merged)?;
        }
        for folder in [&merged, &corpus, &found] {
            fs::create_dir_all(folder)?;
        }
        let mut command = self.run(target, [&*merged, &*corpus, &*found, &*self.testdata()]);
        // Without counters an input is kept for the edges it reaches, not for how often: a quarter
        // of the files for the same figure in fuzz/coverage.toml.
        process::run(command.args(["--", "-merge=1", "-use_counters=0", MAX_LENGTH, TIMEOUT]))?;
        fs::remove_dir_all(&corpus)?;
        fs::create_dir_all(&corpus)?;
        for entry in fs::read_dir(&merged)? {
            let entry = entry?;
            fs::copy(entry.path(), corpus.join(entry.file_name()))?;
        }
        Ok(fs::remove_dir_all(&merged)?)
    }

    fn corpus(&self, target: &str) -> PathBuf {
        self.workspace.path("fuzz/corpus").join(target)
    }

    fn testdata(&self) -> PathBuf {
        self.workspace.path("testdata")
    }

    fn run<const N: usize>(&self, target: &str, folders: [&Path; N]) -> Command {
        let mut command = self.cargo_fuzz("run");
        command.arg(target).args(folders);
        command
    }

    fn cargo_fuzz(&self, subcommand: &str) -> Command {
        let mut command = self.workspace.cargo([]);
        if self.has_nightly {
            command.arg("+nightly");
        } else {
            // libFuzzer's instrumentation is behind unstable flags of the compiler.
            command.env("RUSTC_BOOTSTRAP", "1");
        }
        // The address sanitizer guards unsafe code, which these crates do not have, and halves the
        // number of inputs tried.
        command.args(["fuzz", subcommand, "--sanitizer=none"]);
        command
    }
}

/// The last `cov: N` that libFuzzer printed.
fn edges(report: &str) -> Option<u64> {
    let (_, after) = report.rsplit_once(" cov: ")?;
    after.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_last_coverage_that_libfuzzer_reports() {
        let report = "\
INFO: seed corpus: files: 2 min: 3b max: 9b total: 12b rss: 30Mb
#3\tINITED cov: 21 ft: 22 corp: 2/12b exec/s: 0 rss: 30Mb
#3\tDONE   cov: 24 ft: 25 corp: 2/12b lim: 4 exec/s: 0 rss: 30Mb
Done 3 runs in 0 second(s)";
        assert_eq!(edges(report), Some(24));
        assert_eq!(edges("Done 3 runs in 0 second(s)"), None);
    }
}
