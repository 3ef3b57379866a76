//! What the lines of a session description mean together.
//!
//! A codec is an entry of an `m=` line, an `a=rtpmap`, its `a=fmtp` and its `a=rtcp-fb` lines; a
//! transport is what the tagged section of a BUNDLE group says. The model joins them once, each
//! value with its place.
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;
#[cfg(test)]
extern crate std;

pub mod fmtp;
mod kind;

pub use kind::{DescriptionType, Profile};
