//! Programs the commands need: found, or installed where that is possible, or asked for.

use std::{path::Path, process::Command};

use anyhow::{Context as _, Result};

use crate::{process, workspace::Workspace};

/// `cargo fuzz`.
pub(crate) fn cargo_fuzz(workspace: &Workspace) -> Result<()> {
    ensure_cargo(workspace, "cargo-fuzz", "0.13.2")
}

/// `cargo deny`.
pub(crate) fn cargo_deny(workspace: &Workspace) -> Result<()> {
    ensure_cargo(workspace, "cargo-deny", "0.20.2")
}

/// The instruction counter behind `linear`.
pub(crate) fn valgrind(workspace: &Workspace) -> Result<()> {
    ensure_apt(workspace, "valgrind", "valgrind")
}

/// The C++ compiler that builds libFuzzer.
pub(crate) fn cxx(workspace: &Workspace) -> Result<()> {
    ensure_apt(workspace, "c++", "g++")
}

/// Node.js and its package manager, for the capture script.
pub(crate) fn npm(workspace: &Workspace) -> Result<()> {
    ensure_apt(workspace, "node", "nodejs")?;
    ensure_apt(workspace, "npm", "npm")
}

/// Whether there is a Rust toolchain of that version, if need be after installing it.
pub(crate) fn toolchain(workspace: &Workspace, version: &str) -> Result<bool> {
    let toolchain = format!("+{version}");
    if process::succeeds(workspace.command("rustc").args([&*toolchain, "--version"])) {
        return Ok(true);
    }
    println!("Rust {version} is missing: installing it");
    rustup(workspace, &["toolchain", "install", version, "--profile=minimal"])
}

/// Whether the libraries of a target are there, if need be after installing them.
pub(crate) fn target(workspace: &Workspace, target: &str) -> Result<bool> {
    let mut rustc = workspace.command("rustc");
    let libraries = process::stdout(rustc.args(["--print=target-libdir", "--target", target]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(true);
    }
    println!("the target {target} is missing: installing it");
    rustup(workspace, &["target", "add", target])
}

/// Whether the source of the standard library is there, if need be after installing it.
pub(crate) fn standard_source(workspace: &Workspace) -> Result<bool> {
    let sysroot = process::stdout(workspace.command("rustc").arg("--print=sysroot"))?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if source.exists() {
        return Ok(true);
    }
    println!("the source of the standard library is missing: installing it");
    rustup(workspace, &["component", "add", "rust-src"])
}

/// Not every machine can reach Rust's servers, or has rustup. There the caller goes without, says
/// so, and leaves it to CI.
fn rustup(workspace: &Workspace, arguments: &[&str]) -> Result<bool> {
    let installed = process::run(workspace.command("rustup").args(arguments));
    match installed {
        Err(error) if !Workspace::has_everything_in_reach() => {
            println!("{error:#}");
            Ok(false)
        }
        other => other.map(|()| true),
    }
}

fn ensure_cargo(workspace: &Workspace, name: &str, version: &str) -> Result<()> {
    if process::succeeds(workspace.command(name).arg("--version")) {
        return Ok(());
    }
    println!("{name} is missing: building {version}, which takes minutes, once");
    let mut command = workspace.cargo(["install", "--locked", name, "--version", version]);
    process::run(&mut command)
        .with_context(|| format!("{name} is needed: cargo install --locked {name}"))
}

fn ensure_apt(workspace: &Workspace, program: &str, package: &str) -> Result<()> {
    if process::succeeds(workspace.command(program).arg("--version")) {
        return Ok(());
    }
    let apt = apt(workspace).with_context(|| {
        format!(
            "{program} is missing and cannot be installed from here (that takes apt-get, and root \
             or sudo without a password): install the package {package}"
        )
    })?;
    println!("{program} is missing: installing the package {package}");
    process::run(apt().args(["update", "--quiet"]))?;
    process::run(apt().args(["install", "--yes", "--no-install-recommends", package]))
}

/// Makes `apt-get` commands that are allowed to install; `None` where there is no way to.
fn apt(workspace: &Workspace) -> Option<impl Fn() -> Command> {
    if !process::succeeds(workspace.command("apt-get").arg("--version")) {
        return None;
    }
    let is_root = process::stdout(workspace.command("id").arg("-u")).ok()?.trim() == "0";
    let may_sudo =
        || process::succeeds(workspace.command("sudo").args(["--non-interactive", "true"]));
    if !is_root && !may_sudo() {
        return None;
    }
    Some(move || {
        let mut command = workspace.command(if is_root { "apt-get" } else { "sudo" });
        if !is_root {
            command.args(["--non-interactive", "apt-get"]);
        }
        command
    })
}
