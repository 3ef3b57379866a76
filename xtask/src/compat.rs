//! `cargo xtask compat`: the JSON of sdp-transform and the functions of `sdp`, compared with the npm
//! packages on every file.

use std::fs;

use anyhow::Result;

use crate::{
    process, tools,
    workspace::{CORPUS_VARIABLE, Metadata, Workspace},
};

pub(crate) fn compat(workspace: &Workspace) -> Result<String> {
    tools::npm(workspace)?;
    let scripts = ["xtask/compat/compare.js", "xtask/compat/sdp.js"];
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
    for script in scripts {
        process::run(workspace.command("node").arg(workspace.existing(script)?).arg(&ours))?;
    }
    Ok(String::new())
}
