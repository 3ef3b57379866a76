//! `cargo xtask npm`: the npm package, built, packed, and tested as it was packed.

use std::fs;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::{process, tools, wasm, workspace::Workspace};

const PACKAGE: &str = "npm/sdpkit";

#[derive(Args)]
pub(crate) struct Options {
    /// Test in the installed browsers too
    #[arg(long)]
    browsers: bool,
}

pub(crate) fn npm(workspace: &Workspace, options: &Options) -> Result<String> {
    tools::npm(workspace)?;
    let (folder, sizes) = wasm::build(workspace)?;
    let registry = folder.join("registry.json");
    let mut example = workspace.cargo(["run", "--quiet", "--package", "sdpkit-wasm"]);
    fs::write(&registry, process::stdout(example.args(["--example", "registry"]))?)?;
    let package = workspace.existing(PACKAGE)?;
    let node = |script: &str| {
        let mut command = workspace.command("node");
        command.arg(script).current_dir(&package);
        command
    };
    process::run(node("scripts/generate.mjs").arg(&registry).arg(&folder))?;
    process::run(
        node("scripts/build.mjs").arg(folder.join("sdpkit.wasm")).arg("src/generated/rules.json"),
    )?;
    process::run(&mut node("scripts/check.mjs"))?;
    let mut test = workspace.command("npm");
    test.arg("test").current_dir(&package).env("SDPKIT_REGISTRY", &registry);
    process::run(&mut test)?;
    if options.browsers {
        process::run(&mut node("scripts/browsers.mjs"))?;
    }
    process::run(&mut node("scripts/speed.mjs"))?;
    let tarball = fs::read_dir(package.join("target"))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "tgz"))
        .context("expected a tarball, found none")?;
    Ok(format!("{sizes}{}", tarball.display()))
}
