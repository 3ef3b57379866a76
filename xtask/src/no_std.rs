//! `cargo xtask no-std`: sdpkit-core needs neither std nor an allocator.

use anyhow::Result;

use crate::{process, tools, workspace::Workspace};

/// A target that has `core` and nothing else to link.
const BARE: &str = "x86_64-unknown-none";

pub(crate) fn no_std(workspace: &Workspace) -> Result<String> {
    for features in ["", "serde"] {
        probe(workspace, features)?;
    }
    if !tools::target(workspace, BARE)? {
        return Ok(format!("static library; {BARE} NOT checked, cannot be installed"));
    }
    let mut command = workspace.cargo(["build", "--package", "sdpkit-core", "--target", BARE]);
    process::run(command.args(["--no-default-features", "--features", "serde"]))?;
    Ok(format!("static library and {BARE}"))
}

/// A static library with a panic handler of its own: std in it would be a second one, alloc would
/// ask for a global allocator, and either fails the build.
fn probe(workspace: &Workspace, features: &str) -> Result<()> {
    let manifest = workspace.existing("xtask/no-std-probe/Cargo.toml")?;
    let mut command = workspace.cargo(["build", "--release", "--features", features]);
    process::run(command.arg("--manifest-path").arg(manifest))
}
