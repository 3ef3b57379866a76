//! `cargo xtask browsers`: the installed browsers judge what sdptool answers and offers, and
//! operations are applied to their live calls.

use anyhow::Result;

use crate::{process, tools, workspace::Workspace};

/// The page that the run over operations writes.
const PAGE: &str = "docs/munging-browsers.md";

pub(crate) fn browsers(workspace: &Workspace) -> Result<String> {
    tools::npm(workspace)?;
    process::run(workspace.command("npm").args(["ci", "--prefix", "xtask/capture"]))?;
    process::run(&mut workspace.cargo(["build", "--package", "sdptool"]))?;
    let sdptool = workspace.metadata()?.target_directory.join("debug/sdptool");
    process::run(workspace.command("node").arg("xtask/capture/negotiate.mjs").arg(sdptool))?;
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
