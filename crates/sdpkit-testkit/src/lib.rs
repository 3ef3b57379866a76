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
pub mod generate;
mod generated;
pub mod naive;

pub use corpus::{Sample, testdata, testdata_path, wider_corpus};
pub use generated::generated_offer;
