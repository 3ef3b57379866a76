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

mod encoding;
pub mod fmtp;
mod kind;
mod media_kind;
mod static_payload;

pub use encoding::{ClockRates, Encoding};
pub use kind::{DescriptionType, Profile};
pub use media_kind::MediaKind;
pub use static_payload::StaticPayload;
