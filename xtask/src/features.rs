//! `cargo xtask features`: every combination of features of the libraries, each by itself.

use anyhow::Result;

use crate::{process, workspace::Workspace};

/// Crate and combination. A workspace build turns on the union of all, so only these builds see a
/// feature that forgot what it needs.
const LADDER: &[(&str, &str)] = &[
    ("sdpkit-core", ""),
    ("sdpkit-core", "alloc"),
    ("sdpkit-core", "serde"),
    ("sdpkit-core", "alloc,serde"),
    ("sdpkit-negotiate", ""),
    ("sdpkit-negotiate", "serde"),
    ("sdpkit-lint", ""),
    ("sdpkit-lint", "serde"),
    ("sdpkit-munge", ""),
    ("sdpkit-munge", "check"),
    ("sdpkit-munge", "serde"),
    ("sdpkit-munge", "arbitrary"),
    ("sdpkit-munge", "check,serde"),
    ("sdpkit-json", ""),
    ("sdpkit-wasm", ""),
    ("sdpkit-wasm", "full"),
    ("sdpkit", ""),
    ("sdpkit", "alloc"),
    ("sdpkit", "negotiate"),
    ("sdpkit", "lint"),
    ("sdpkit", "munge"),
    ("sdpkit", "json"),
    ("sdpkit", "serde"),
    ("sdpkit", "lint,serde"),
];

/// The crate whose own tests run on each of its rungs: the others are tested with all features.
const TESTED: &str = "sdpkit-core";

pub(crate) fn features(workspace: &Workspace) -> Result<String> {
    for &(name, features) in LADDER {
        let scope = ["--package", name, "--no-default-features", "--features", features, "--lib"];
        let mut clippy = workspace.cargo(["clippy"]);
        process::run(clippy.args(scope).args(["--", "--deny=warnings"]))?;
        if name == TESTED {
            process::run(workspace.cargo(["test", "--quiet"]).args(scope))?;
        }
    }
    Ok(format!("{} combinations", LADDER.len()))
}
