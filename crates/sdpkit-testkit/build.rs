//! Sets `cfg(sdpkit_corpus)` when `SDPKIT_CORPUS` names a folder of further descriptions.
//!
//! libtest cannot skip a test while it runs, so whether a test over that corpus is ignored, and
//! shown as ignored, is decided when the test is built:
//!
//! ```text
//! #[test]
//! #[cfg_attr(not(sdpkit_corpus), ignore = "SDPKIT_CORPUS is not set")]
//! ```

use std::{env, path::PathBuf};

fn main() -> Result<(), String> {
    println!("cargo::rustc-check-cfg=cfg(sdpkit_corpus)");
    println!("cargo::rerun-if-env-changed=SDPKIT_CORPUS");
    println!("cargo::rerun-if-changed=build.rs");
    let Some(corpus) = env::var_os("SDPKIT_CORPUS").filter(|value| !value.is_empty()) else {
        return Ok(());
    };
    let corpus = PathBuf::from(corpus);
    if !corpus.is_absolute() {
        // Cargo runs tests in the folder of their package: a relative path would mean another place.
        return Err(format!("SDPKIT_CORPUS must be an absolute path, found {}", corpus.display()));
    }
    if !corpus.is_dir() {
        return Err(format!("SDPKIT_CORPUS must name a folder, found {}", corpus.display()));
    }
    println!("cargo::rustc-cfg=sdpkit_corpus");
    Ok(())
}
