//! Offer and answer (RFC 3264, and RFC 9429 for browsers) as pure functions.
//!
//! Nothing here opens a socket, looks at a clock or draws a random number: what identifies a
//! session or a transport comes from the caller.
//!
//! [`matching`] tells which codecs of two descriptions are the same, as browsers decide it.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod matching;
