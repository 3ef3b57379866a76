//! `cargo xtask msrv`: the libraries build with the oldest Rust they promise.
//!
//! Clippy sees a library function that is too new, but not a newer syntax; only the old compiler does.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use crate::{process, tools, workspace::Workspace};

pub(crate) fn msrv(workspace: &Workspace) -> Result<String> {
    let metadata = workspace.metadata()?;
    let mut crates_by_version = BTreeMap::<&str, Vec<&str>>::new();
    for package in metadata.shipped() {
        let Some(version) = &package.rust_version else {
            bail!("expected a rust-version in {}", package.name)
        };
        crates_by_version.entry(version).or_default().push(&package.name);
    }
    let mut summary = Vec::new();
    for (version, crates) in crates_by_version {
        if !tools::toolchain(workspace, version)? {
            summary.push(format!("{version} NOT checked, cannot be installed"));
            continue;
        }
        let toolchain = format!("+{version}");
        let mut command = workspace.cargo([&toolchain, "check", "--locked", "--all-features"]);
        for name in &crates {
            command.args(["--package", name]);
        }
        // A folder of its own: two compilers in one would rebuild each other's dependencies.
        let target = metadata.target_directory.join("msrv");
        process::run(command.arg("--target-dir").arg(target))?;
        summary.push(format!("{version}: {}", crates.join(" ")));
    }
    Ok(summary.join("; "))
}
