//! RTP: payload types and what belongs to them.

mod extmap;
pub mod extmap_uri;
mod fmtp;
mod image_parameter;
mod image_set;
mod imageattr;
mod label;
mod media;
mod payload;
mod positive_decimal;
mod rtcp;
mod rtcp_fb;
mod rtcp_xr;
mod rtpmap;

pub use extmap::*;
pub use fmtp::*;
pub use image_parameter::*;
pub use image_set::*;
pub use imageattr::*;
pub use label::*;
pub use media::*;
pub use payload::*;
pub use positive_decimal::*;
pub use rtcp::*;
pub use rtcp_fb::*;
pub use rtcp_xr::*;
pub use rtpmap::*;
