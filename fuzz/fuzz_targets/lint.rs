//! Findings lie in the text, and fixes end and do no harm.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| sdpkit_testkit::invariants::lint(input));
