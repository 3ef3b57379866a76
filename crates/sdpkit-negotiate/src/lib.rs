//! Offer and answer (RFC 3264, and RFC 9429 for browsers) as pure functions.
//!
//! Nothing here opens a socket, looks at a clock or draws a random number: what identifies a
//! session or a transport comes from the caller.
//!
//! [`matching`] tells which codecs of two descriptions are the same, as browsers decide it.
//! [`verify()`] tells what in an answer does not fit its offer, and [`verify_next`] what in a
//! description may not follow the one before it.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod matching;
mod verify;

pub use verify::{
    Check, Exchange, Severity, Shown, Violation, is_same_side, verify, verify_next, verify_renewal,
};
