//! Properties that hold for everything that can be generated.
//!
//! Each tries some dozens of cases; `PROPTEST_CASES=10000 cargo test -p sdpkit-testkit` tries as
//! many of each.

mod descriptions;
mod json;
mod texts;
mod values;
mod writing;
