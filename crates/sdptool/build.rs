//! What the linker is told of a release, beyond what a profile can say.
//!
//! To leave out the tables for unwinding: with `panic = "abort"` nothing ever unwinds, and without
//! symbols a backtrace would tell nothing, but the compiler writes the tables all the same, 0.5 MB.
//! To keep one of several functions that are the same to the byte, where the linker can. And to put
//! the program at a fixed address: 12,000 pointers in tables need no relocation then, which is 0.3 MB
//! and the part of the start that grows with every rule.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=no-unwinding.ld");
    if of("PROFILE") != "release" || of("CARGO_CFG_TARGET_OS") != "linux" || is_chosen_linker() {
        return;
    }
    let folder = of("CARGO_MANIFEST_DIR");
    println!("cargo::rustc-link-arg-bins=-Wl,--script={folder}/no-unwinding.ld");
    if of("CARGO_CFG_TARGET_ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    if is_lld() {
        println!("cargo::rustc-link-arg-bins=-Wl,--icf=all");
    }
}

/// Whether somebody has chosen a linker, which may know none of this.
fn is_chosen_linker() -> bool {
    let flags = of("CARGO_ENCODED_RUSTFLAGS");
    !of("RUSTC_LINKER").is_empty() || flags.contains("link") || flags.contains("fuse-ld")
}

/// Whether the usual linker is LLVM's, as for this target since Rust 1.90.
fn is_lld() -> bool {
    let Ok(version) = Command::new(of("RUSTC")).arg("--version").output() else { return false };
    let version = String::from_utf8_lossy(&version.stdout);
    let minor = version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
    of("TARGET") == "x86_64-unknown-linux-gnu" && minor.is_some_and(|minor| minor >= 90)
}

fn of(variable: &str) -> String {
    env::var(variable).unwrap_or_default()
}
