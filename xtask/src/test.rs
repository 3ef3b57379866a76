//! `cargo xtask test`: all tests, and how many of them were ignored and why.

use std::fmt;

use anyhow::Result;

use crate::{
    process,
    workspace::{CORPUS_VARIABLE, Workspace},
};

pub(crate) fn test(workspace: &Workspace) -> Result<String> {
    let units = units(workspace)?;
    let doctests = doctests(workspace)?;
    Ok(format!("tests: {units}\ndoctests: {doctests}"))
}

/// Unit and integration tests; examples are built, and run by the tests that name them.
pub(crate) fn units(workspace: &Workspace) -> Result<String> {
    let targets = ["--lib", "--bins", "--tests", "--examples"];
    let tally = tally(workspace, &targets)?;
    let mut summary = tally.to_string();
    if !workspace.has_corpus() && tally.without_corpus > 0 {
        let count = tally.without_corpus;
        summary.push_str(&format!(" ({count} because {CORPUS_VARIABLE} is not set)"));
    }
    Ok(summary)
}

pub(crate) fn doctests(workspace: &Workspace) -> Result<String> {
    Ok(tally(workspace, &["--doc"])?.to_string())
}

fn tally(workspace: &Workspace, targets: &[&str]) -> Result<Tally> {
    let mut command = workspace.cargo(["test", "--workspace", "--all-features", "--no-fail-fast"]);
    let mut tally = Tally::default();
    process::run_seeing(command.args(targets), |line| tally.add(line))?;
    Ok(tally)
}

/// Counts read from the output of libtest.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    passed: u32,
    ignored: u32,
    without_corpus: u32,
}

impl Tally {
    fn add(&mut self, line: &str) {
        if line.ends_with("... ignored, SDPKIT_CORPUS is not set") {
            self.without_corpus += 1;
        }
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        for count in counts.split(['.', ';']).map(str::trim) {
            match count.split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "ignored")) => self.ignored += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed", self.passed)?;
        if self.ignored > 0 {
            write!(f, ", {} ignored", self.ignored)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_output_of_libtest() {
        let mut tally = Tally::default();
        for line in [
            "running 3 tests",
            "test every_file ... ignored, SDPKIT_CORPUS is not set",
            "test slow ... ignored, takes an hour",
            "test result: ok. 12 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.10s",
        ] {
            tally.add(line);
        }
        assert_eq!(tally, Tally { passed: 17, ignored: 2, without_corpus: 1 });
        assert_eq!(tally.to_string(), "17 passed, 2 ignored");
    }
}
