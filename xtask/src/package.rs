//! `cargo xtask package`: each shipped crate builds from what would be published.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

use crate::{
    process,
    workspace::{Package, Workspace},
};

pub(crate) fn package(workspace: &Workspace) -> Result<String> {
    let metadata = workspace.metadata()?;
    // `--allow-dirty`: this proves that the packages build; publishing has its own guard.
    let mut command = workspace.cargo(["package", "--locked", "--allow-dirty"]);
    // Nothing of an earlier run: to cargo, a package of the same name and version is the same.
    let target = metadata.target_directory.join("packages");
    if target.is_dir() {
        fs::remove_dir_all(&target).with_context(|| target.display().to_string())?;
    }
    command.arg("--target-dir").arg(&target);
    let mut names = Vec::new();
    for package in metadata.shipped() {
        forget_unpacked(&cargo_home()?, package)?;
        command.args(["--package", &package.name]);
        names.push(package.name.as_str());
    }
    process::run(&mut command)?;
    Ok(names.join(", "))
}

/// Cargo unpacks packages that need each other below its home, and takes what it unpacked the last
/// time if that is there.
fn forget_unpacked(cargo_home: &Path, package: &Package) -> Result<()> {
    let sources = cargo_home.join("registry/src");
    if !sources.is_dir() {
        return Ok(());
    }
    for registry in fs::read_dir(&sources).with_context(|| sources.display().to_string())? {
        let registry = registry?;
        // A registry without a host is one of a directory.
        if !registry.file_name().to_string_lossy().starts_with('-') {
            continue;
        }
        let unpacked = registry.path().join(format!("{}-{}", package.name, package.version));
        if unpacked.is_dir() {
            fs::remove_dir_all(&unpacked).with_context(|| unpacked.display().to_string())?;
        }
    }
    Ok(())
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    Ok(env::home_dir().context("expected a home directory, found none")?.join(".cargo"))
}
