//! `cargo xtask dist`: an archive of sdptool, as a release carries it.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::{process, workspace::Workspace};

/// What goes along with the binary.
const DOCUMENTS: &[&str] = &["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

#[derive(Args)]
pub(crate) struct Options {
    /// The target to build for, such as x86_64-unknown-linux-musl
    #[arg(long)]
    target: String,
}

pub(crate) fn dist(workspace: &Workspace, Options { target }: &Options) -> Result<String> {
    let metadata = workspace.metadata()?;
    let sdptool = metadata.shipped().find(|package| package.name == "sdptool");
    let version = &sdptool.context("expected a package sdptool")?.version;

    let build = ["build", "--release", "--locked", "--package", "sdptool", "--target", target];
    process::run(&mut workspace.cargo(build))?;
    let binary = if target.contains("windows") { "sdptool.exe" } else { "sdptool" };
    let built = metadata.target_directory.join(target).join("release").join(binary);

    let name = format!("sdptool-{version}-{target}");
    let dist = metadata.target_directory.join("dist");
    let folder = metadata.target_directory.join("dist-content").join(&name);
    for folder in [&dist, &folder] {
        fs::create_dir_all(folder)?;
    }
    let documents = DOCUMENTS.iter().map(|document| workspace.path(document));
    for file in documents.chain([built]) {
        copy_into(&folder, &file)?;
    }
    // `tar` is on every system that releases are built on, Windows included.
    let archive = dist.join(format!("{name}.tar.gz"));
    let mut tar = workspace.command("tar");
    process::run(tar.arg("-czf").arg(&archive).arg("-C").arg(folder.join("..")).arg(&name))?;
    Ok(archive.display().to_string())
}

fn copy_into(folder: &Path, file: &Path) -> Result<()> {
    let name = file.file_name().context("expected a file")?;
    fs::copy(file, folder.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}
