//! Offers and answers that were written by others: those of RFCs, of browsers and of stacks.
#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly and say what they saw"
)]

mod anonymous;
mod captures;
mod limits;
mod mutations;
mod pairs;
mod vectors;
