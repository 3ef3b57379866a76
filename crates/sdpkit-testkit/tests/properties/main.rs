//! Properties that hold for everything that can be generated.
//!
//! Each tries some hundred cases; `PROPTEST_CASES=10000 cargo test -p sdpkit-testkit` tries more
//! of each.

mod values;
