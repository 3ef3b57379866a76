//! `cargo xtask doc`: the documentation, without a warning.

use anyhow::Result;

use crate::{process, workspace::Workspace};

pub(crate) fn doc(workspace: &Workspace) -> Result<String> {
    let mut command = workspace.cargo(["doc", "--workspace", "--no-deps", "--all-features"]);
    process::run(command.env("RUSTDOCFLAGS", "--deny=warnings"))?;
    Ok(String::new())
}
