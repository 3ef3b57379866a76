//! Corpora, generators and oracles for the tests of sdpkit; never shipped.
//!
//! Tests over the checked-in `testdata` always run. Tests over a wider corpus run when
//! `SDPKIT_CORPUS` names its folder, and are shown as ignored otherwise.
#![forbid(unsafe_code)]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests fail loudly"
)]

mod corpus;
mod dictionary;
mod excess;
pub mod generate;
mod generated;
pub mod invariants;
pub mod naive;
mod report;
mod table;

pub use corpus::{Sample, testdata, testdata_path, wider_corpus, wider_corpus_path};
pub use dictionary::dictionary;
pub use excess::Excess;
pub use generated::{contradictory_offer, generated_offer};
pub use report::{every_rule, reported};
pub use table::assert_table;
