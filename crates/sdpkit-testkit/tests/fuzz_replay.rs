//! What fuzzing has found and kept, replayed: the corpus of each target and its mended crashes.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};

use sdpkit_testkit::invariants::{TARGETS, Target};

#[test]
fn view_holds() {
    replay("view");
}

#[test]
fn typed_holds() {
    replay("typed");
}

#[test]
fn splice_holds() {
    replay("splice");
}

#[test]
fn lint_holds() {
    replay("lint");
}

#[test]
fn munge_holds() {
    replay("munge");
}

#[test]
fn every_target_is_replayed_and_built() {
    let manifest = fs::read_to_string(fuzz().join("Cargo.toml")).unwrap();
    let built: Vec<_> =
        manifest.split("[[bin]]\nname = \"").skip(1).filter_map(|s| s.split('"').next()).collect();
    let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
    assert_eq!(names, built, "targets of the testkit (left) and of fuzz/Cargo.toml (right)");
    assert_eq!(names, ["view", "typed", "splice", "lint", "munge"], "each has its test here");
}

fn replay(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).unwrap();
    let corpus = run(target, &fuzz().join("corpus").join(name));
    assert!(corpus > 0, "no corpus for {name}");
    let crashes = run(target, &fuzz().join("crashes").join(name));
    println!("{name}: {corpus} inputs, {crashes} mended crashes");
}

/// Runs a target over every file of a folder, which need not be there, and counts them.
fn run(target: &Target, folder: &Path) -> usize {
    let Ok(entries) = fs::read_dir(folder) else { return 0 };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in &paths {
        let input = fs::read(path).unwrap();
        let result = catch_unwind(AssertUnwindSafe(|| (target.check)(&input)));
        if let Err(panic) = result {
            println!("{} does not hold for {}", target.name, path.display());
            resume_unwind(panic);
        }
    }
    paths.len()
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}
