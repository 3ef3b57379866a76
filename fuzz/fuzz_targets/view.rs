//! The view keeps every byte, and tells every place right.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| sdpkit_testkit::invariants::view(input));
