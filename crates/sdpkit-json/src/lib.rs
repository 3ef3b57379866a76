//! Session descriptions in JSON, in logs and in the dumps of browsers.
//!
//! The crate reads no file: bytes in, descriptions out. See [`dump`].
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod dump;
