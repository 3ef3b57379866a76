//! Typed values are read again from what they write.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| sdpkit_testkit::invariants::typed(input));
