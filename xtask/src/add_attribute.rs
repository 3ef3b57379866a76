//! `cargo xtask add-attribute`: the example of CONTRIBUTING.md, really applied and tested.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};

use crate::{
    process,
    workspace::{Metadata, Workspace},
};

/// The change: one declaration and one row.
const DIFF: &str = "docs/examples/add-an-attribute.diff";

/// What a build and its tests need, from the root.
const NEEDED: &[&str] =
    &["Cargo.toml", "Cargo.lock", "clippy.toml", "README.md", "crates", "xtask"];

/// Left out of the copy wherever they stand.
const LEFT_OUT: &[&str] = &["node_modules", "target"];

pub(crate) fn add_attribute(workspace: &Workspace) -> Result<String> {
    let diff = workspace.existing(DIFF)?;
    let Metadata { target_directory, .. } = workspace.metadata()?;
    let copy = target_directory.join("add-attribute");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    fs::create_dir_all(&copy)?;
    for name in NEEDED {
        copy_all(&workspace.existing(name)?, &copy.join(name))?;
    }
    let text = fs::read_to_string(&diff)?;
    let guide = fs::read_to_string(workspace.existing("CONTRIBUTING.md")?)?;
    ensure!(
        guide.contains(&text),
        "expected {DIFF} in CONTRIBUTING.md, found another change there"
    );
    let files = changed_files(&text);
    ensure!(files == 2, "expected a change of two files in {DIFF}, found {files}");
    process::run(
        Command::new("patch")
            .arg("--strip=1")
            .arg("--directory")
            .arg(&copy)
            .arg("--input")
            .arg(&diff),
    )?;
    let mut test = workspace.cargo(["test", "--quiet", "--package", "sdpkit-testkit"]);
    test.args(["--test", "registry", "--test", "properties"]);
    // Cargo takes the packages of the copy for those of the workspace: they are built apart, or the
    // next build of the workspace would find the copy's and think them fresh.
    test.current_dir(&copy).env("CARGO_TARGET_DIR", copy.join("target"));
    // The copy has no corpus of its own, and needs none: these tests draw from the registry.
    process::run(test.env_remove(crate::workspace::CORPUS_VARIABLE))?;
    Ok(format!("{files} files changed, applied and tested"))
}

/// The files that a diff changes.
fn changed_files(diff: &str) -> usize {
    diff.lines().filter(|line| line.starts_with("+++ ")).count()
}

fn copy_all(from: &Path, to: &PathBuf) -> Result<()> {
    if from.is_file() {
        fs::copy(from, to).with_context(|| from.display().to_string())?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let name = entry?.file_name();
        if !LEFT_OUT.iter().any(|left_out| name == *left_out) {
            copy_all(&from.join(&name), &to.join(&name))?;
        }
    }
    Ok(())
}
