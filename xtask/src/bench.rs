//! `cargo xtask bench`: this toolkit and other SDP libraries, side by side in one run.

use std::ffi::OsString;

use anyhow::Result;

use crate::{process, workspace::Workspace};

pub(crate) fn bench(workspace: &Workspace, arguments: &[OsString]) -> Result<String> {
    let manifest = workspace.existing("benches/Cargo.toml")?;
    let mut command = workspace.cargo(["run", "--release", "--bin", "table", "--manifest-path"]);
    process::run(command.arg(manifest).arg("--").args(arguments))?;
    Ok(String::new())
}
