//! Edits do what a naive splice does.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| sdpkit_testkit::invariants::splice(input));
