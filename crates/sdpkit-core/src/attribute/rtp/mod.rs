//! RTP: payload types and what belongs to them.

mod fmtp;
mod rtpmap;

pub use fmtp::{Fmtp, Parameter, Parameters};
pub use rtpmap::{PayloadType, RtcpMux, RtpMap};
