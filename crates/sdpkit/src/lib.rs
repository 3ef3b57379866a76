//! Session descriptions (SDP) read, checked, linted and edited without losing a byte.
//!
//! One name for the crates of the toolkit: the core is at the root, each further crate is a module
//! behind the feature of the same name.
#![no_std]
#![forbid(unsafe_code)]

#[doc(inline)]
pub use sdpkit_core::*;

/// Descriptions as JSON and back, and out of JSON, logs and the dumps of browsers.
#[cfg(feature = "json")]
#[doc(inline)]
pub use sdpkit_json as json;

/// What the lines of a description mean together, and where its secrets stand.
#[cfg(feature = "model")]
#[doc(inline)]
pub use sdpkit_model as model;

/// Operations that change a description, closed over what follows from them.
#[cfg(feature = "munge")]
#[doc(inline)]
pub use sdpkit_munge as munge;

/// Offers and answers: which codecs match, what an answer says.
#[cfg(feature = "negotiate")]
#[doc(inline)]
pub use sdpkit_negotiate as negotiate;

/// Rules that find what is wrong in a description, with fixes.
#[cfg(feature = "lint")]
#[doc(inline)]
pub use sdpkit_lint as lint;

/// Runs the code of the workspace's README.
#[cfg(all(doctest, feature = "munge"))]
#[doc = include_str!("../../../README.md")]
pub struct ReadmeDoctests;
