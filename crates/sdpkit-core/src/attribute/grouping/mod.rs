//! Identification and grouping of sections, streams and sources.

mod group;
mod msid;
mod rid;
mod simulcast;
mod source;
mod ssrc;

pub use group::*;
pub use msid::*;
pub use rid::*;
pub use simulcast::*;
pub use source::*;
pub use ssrc::*;
