//! `cargo xtask check`: what every commit needs.

use std::fs;

use anyhow::Result;

use crate::{layers, process, steps::Steps, test, workspace::Workspace};

/// Over testdata alone: thousands of descriptions more take minutes more, and are for `ci`.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let mut steps = Steps::default();
    add_to(&mut steps, &workspace.without_corpus());
    steps.finish()
}

/// The steps of `check`, for `ci` to begin with.
pub(crate) fn add_to(steps: &mut Steps, workspace: &Workspace) {
    steps.run("lockfile", || quietly(workspace, &["metadata", "--locked", "--format-version=1"]));
    steps.run("format", || format(workspace));
    steps.run("clippy", || {
        let scope = ["clippy", "--workspace", "--all-targets", "--all-features"];
        loudly(workspace, &[&scope[..], &["--", "--deny=warnings"]].concat())
    });
    steps.run("tests", || test::units(workspace));
    steps.run("doctests", || test::doctests(workspace));
    steps.run("layers", || layers::layers(workspace));
}

/// The files of this folder are named by a macro, where `cargo fmt` does not find them.
const NAMED_BY_MACRO: &str = "crates/sdpkit-munge/src/op";

fn format(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.cargo(["fmt", "--all", "--", "--check"]);
    for entry in fs::read_dir(workspace.existing(NAMED_BY_MACRO)?)? {
        command.arg(entry?.path());
    }
    process::run(&mut command)?;
    Ok(String::new())
}

fn loudly(workspace: &Workspace, arguments: &[&str]) -> Result<String> {
    process::run(&mut workspace.cargo(arguments.iter().copied()))?;
    Ok(String::new())
}

fn quietly(workspace: &Workspace, arguments: &[&str]) -> Result<String> {
    process::stdout(&mut workspace.cargo(arguments.iter().copied()))?;
    Ok(String::new())
}
