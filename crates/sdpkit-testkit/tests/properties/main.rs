//! Properties that hold for everything that can be generated.
//!
//! Each tries some dozens of cases; `PROPTEST_CASES=10000 cargo test -p sdpkit-testkit` tries as
//! many of each.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test fails loudly and tells its figures"
)]

mod descriptions;
mod json;
mod texts;
mod values;
mod writing;
