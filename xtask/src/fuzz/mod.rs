//! `cargo xtask fuzz`: each target for a while, and what its checked-in corpus covers.

mod coverage;
mod runner;

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};
use clap::Args;
use serde::Deserialize;

use self::{coverage::Coverage, runner::Runner};
use crate::{tools, workspace::Workspace};

#[derive(Args)]
pub(crate) struct Options {
    /// How long each target is fuzzed
    #[arg(long, default_value_t = 30)]
    pub(crate) seconds: u64,
    /// One target instead of all
    #[arg(long)]
    target: Option<String>,
    /// Write what the corpus covers now into fuzz/coverage.toml, and do not fuzz
    #[arg(long, conflicts_with = "minimise")]
    update_coverage: bool,
    /// Replace the corpus by the fewest files that cover all that was found, and do not fuzz
    #[arg(long)]
    minimise: bool,
    /// Where the random numbers begin; 0 begins elsewhere each time
    #[arg(long, default_value_t = 0)]
    seed: u32,
    #[arg(skip)]
    is_brief: bool,
}

/// Its target is new, and texts that nobody writes still show operations that do not stop at what
/// they did: for now the brief run replays its corpus, and the nightly run fuzzes it.
const OPERATIONS: &str = "munge";

impl Options {
    /// All targets but one, a short while each, with the same inputs every time: whether a change
    /// passes depends on the change. The nightly run is the one that explores.
    pub(crate) fn brief(seconds: u64) -> Self {
        Self {
            seconds,
            target: None,
            update_coverage: false,
            minimise: false,
            seed: 1,
            is_brief: true,
        }
    }
}

pub(crate) fn fuzz(workspace: &Workspace, options: &Options) -> Result<String> {
    let targets = targets(workspace, options.target.as_deref())?;
    tools::cargo_fuzz(workspace)?;
    tools::cxx(workspace)?;
    let runner = Runner::new(workspace)?;
    runner.build()?;
    if options.minimise {
        for target in &targets {
            runner.minimise(target)?;
        }
        return update_coverage(workspace, &runner, &targets);
    }
    if options.update_coverage {
        return update_coverage(workspace, &runner, &targets);
    }
    let coverage = Coverage::read(workspace)?;
    let mut summary = Vec::new();
    for target in &targets {
        let reached = runner.covered(target)?;
        let least = coverage.least(target, runner.toolchain())?;
        println!("{target}: the corpus covers {reached} edges, at least {least} expected");
        ensure!(
            reached >= least,
            "the corpus of {target} covers {reached} edges, expected at least {least}; where the \
             code got smaller: cargo xtask fuzz --update-coverage"
        );
        if !(options.is_brief && target == OPERATIONS) {
            runner.fuzz(target, options.seconds, options.seed)?;
        }
        summary.push(format!("{target} {reached}"));
    }
    Ok(format!("edges: {}", summary.join(", ")))
}

fn update_coverage(
    workspace: &Workspace,
    runner: &Runner<'_>,
    targets: &[String],
) -> Result<String> {
    let mut coverage = Coverage::read_or_new(workspace, runner.toolchain())?;
    for target in targets {
        coverage.set(target, runner.covered(target)?);
    }
    coverage.write(workspace)?;
    Ok(coverage.to_string())
}

/// The targets as fuzz/Cargo.toml declares them.
fn targets(workspace: &Workspace, only: Option<&str>) -> Result<Vec<String>> {
    #[derive(Deserialize)]
    struct Manifest {
        bin: Vec<Binary>,
    }
    #[derive(Deserialize)]
    struct Binary {
        name: String,
    }
    let manifest = fs::read_to_string(workspace.existing("fuzz/Cargo.toml")?)?;
    let manifest: Manifest = toml::from_str(&manifest).context("fuzz/Cargo.toml")?;
    let all: Vec<_> = manifest.bin.into_iter().map(|binary| binary.name).collect();
    match only {
        None => Ok(all),
        Some(only) if all.iter().any(|name| name == only) => Ok(vec![only.to_owned()]),
        Some(only) => bail!("expected one of {}, found {only}", all.join(", ")),
    }
}
