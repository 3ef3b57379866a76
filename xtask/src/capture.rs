//! `cargo xtask capture`: what the installed browsers say, into testdata/.

use std::ffi::OsString;

use anyhow::Result;

use crate::{process, tools, workspace::Workspace};

pub(crate) fn capture(workspace: &Workspace, arguments: &[OsString]) -> Result<String> {
    tools::npm(workspace)?;
    let script = workspace.existing("xtask/capture/main.mjs")?;
    process::run(workspace.command("npm").args(["ci", "--prefix", "xtask/capture"]))?;
    let mut command = workspace.command("node");
    process::run(command.arg(script).args(["--out", "testdata"]).args(arguments))?;
    Ok(String::new())
}
