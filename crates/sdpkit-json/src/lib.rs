//! Session descriptions in JSON, in logs and in the dumps of browsers.
//!
//! - [`lossless`]: a description as JSON and back, byte for byte, its lines typed.
//! - [`transform`]: the JSON of the npm package sdp-transform, both ways.
//! - [`dump`]: descriptions out of whatever carries them.
//! - [`emit`]: how strings, numbers and bytes are written, for others that write JSON.
//!
//! The crate reads no file: bytes in, bytes out.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod dump;
pub mod emit;
pub mod lossless;
pub mod transform;
