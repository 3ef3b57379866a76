//! The compiler for WebAssembly, and the standard library that it builds.

use std::{path::Path, process::Command};

use anyhow::{Result, bail};

use crate::{process, tools, workspace::Workspace};

pub(super) const TARGET: &str = "wasm32-unknown-unknown";

/// Whatever a panic would say is left out: the engine does not panic, and nobody would read it. Nor
/// does it show values for debugging, or explain rules: `sdpkit/rules` does, without it.
const FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
    -Zfmt-debug=none --cfg=sdpkit_without_docs";

/// Makes sure that rustup has the target, and the source of the standard library.
pub(super) fn ensure(workspace: &Workspace) -> Result<()> {
    if tools::target(workspace, TARGET)? && tools::standard_source(workspace)? {
        return Ok(());
    }
    bail!(
        "expected a Rust that builds for {TARGET}, found none that can be had from here: \
         `rustup target add {TARGET}` and `rustup component add rust-src`"
    )
}

/// `cargo build` for WebAssembly, into the folder `target`. The standard library is built too: with
/// what panics say in it, the module would be a tenth larger.
pub(super) fn build(workspace: &Workspace, target: &Path) -> Command {
    let mut command = workspace.cargo(["build", "--profile", "wasm", "--target", TARGET]);
    command
        .args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"])
        .args(["--package", "sdpkit-wasm", "--target-dir"])
        .arg(target)
        // These flags and `-Zbuild-std` are not stable yet; the code is.
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", FLAGS);
    command
}

/// The other half of wasm-bindgen: writes `engine.js` and `engine_bg.wasm` into a folder.
pub(super) fn bind(workspace: &Workspace, target: &Path, module: &Path, to: &Path) -> Result<()> {
    let manifest = workspace.existing("xtask/bindgen/Cargo.toml")?;
    let mut command = workspace.cargo(["run", "--quiet", "--manifest-path"]);
    command.arg(manifest).arg("--target-dir").arg(target.join("bindgen")).arg("--");
    process::run(command.arg(module).arg(to))
}
