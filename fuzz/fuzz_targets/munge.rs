//! Operations change what they say and tell all of it, can be taken back, and bring in no error.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| sdpkit_testkit::invariants::munge(input));
