//! `cargo xtask browsers`: operations applied to live calls of the installed browsers.

use anyhow::Result;

use crate::{process, tools, workspace::Workspace};

/// The page that the run writes.
const PAGE: &str = "docs/munging-browsers.md";

pub(crate) fn browsers(workspace: &Workspace) -> Result<String> {
    tools::npm(workspace)?;
    process::run(workspace.command("npm").args(["ci", "--prefix", "xtask/capture"]))?;
    // Cargo starts the program itself, so that nobody has to know where it was built.
    let program = "cargo run -q -p sdpkit-munge --features serde --example munge_lines";
    process::run(
        workspace
            .command("node")
            .arg("xtask/capture/munge.mjs")
            .args(["--munge", program, "--out", PAGE]),
    )?;
    Ok(format!("{PAGE} says what browsers did with each operation"))
}
