//! `cargo xtask compat`: the JSON of sdp-transform, compared with the npm package on every file.

use std::fs;

use anyhow::Result;

use crate::{
    process, tools,
    workspace::{CORPUS_VARIABLE, Metadata, Workspace},
};

pub(crate) fn compat(workspace: &Workspace) -> Result<String> {
    tools::npm(workspace)?;
    let script = workspace.existing("xtask/compat/compare.js")?;
    process::run(workspace.command("npm").args(["ci", "--prefix", "xtask/compat"]))?;
    let mut example = workspace.cargo(["run", "--quiet", "--package", "sdpkit-testkit"]);
    example.args(["--example", "transform", "--"]).arg(workspace.existing("testdata")?);
    match workspace.corpus() {
        Some(corpus) => {
            example.arg(corpus);
        }
        None => println!("{CORPUS_VARIABLE} is not set: testdata alone is compared"),
    }
    let Metadata { target_directory, .. } = workspace.metadata()?;
    let ours = target_directory.join("compat.ndjson");
    fs::write(&ours, process::stdout(&mut example)?)?;
    process::run(workspace.command("node").arg(script).arg(ours))?;
    Ok(String::new())
}
