//! `cargo xtask package`: each shipped crate builds from what would be published.

use anyhow::Result;

use crate::{process, workspace::Workspace};

pub(crate) fn package(workspace: &Workspace) -> Result<String> {
    let metadata = workspace.metadata()?;
    // `--allow-dirty`: this proves that the packages build; publishing has its own guard.
    let mut command = workspace.cargo(["package", "--locked", "--allow-dirty"]);
    let mut names = Vec::new();
    for package in metadata.shipped() {
        command.args(["--package", &package.name]);
        names.push(package.name.as_str());
    }
    process::run(&mut command)?;
    Ok(names.join(", "))
}
