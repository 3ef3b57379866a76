//! The checked-in dictionary of the fuzz targets.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

use std::collections::BTreeSet;
use std::path::Path;

use sdpkit_testkit::dictionary;

/// A new attribute need not be in it at once: whoever adds one touches no third place.
#[test]
fn every_word_comes_from_the_registry() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/sdp.dict");
    let checked_in = std::fs::read_to_string(path).unwrap();
    let generated = dictionary();
    let current: BTreeSet<_> = generated.lines().collect();
    let stale: Vec<_> = checked_in.lines().filter(|word| !current.contains(word)).collect();
    assert!(stale.is_empty(), "not in the registry: {stale:#?}\n{}", hint(&generated));
    let known = checked_in.lines().count() * 10;
    assert!(known >= current.len() * 9, "more than a tenth is missing\n{}", hint(&generated));
}

/// How to renew it, as the dictionary itself says.
fn hint(generated: &str) -> &str {
    generated.lines().nth(2).unwrap()
}
