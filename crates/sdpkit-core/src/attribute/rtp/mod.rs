//! RTP: payload types and what belongs to them.

mod extmap;
pub mod extmap_uri;
mod fmtp;
mod payload;
mod rtcp;
mod rtcp_fb;
mod rtpmap;

pub use extmap::{Extmap, ExtmapAllowMixed, ExtmapId};
pub use fmtp::{Fmtp, Parameter, Parameters};
pub use payload::{PayloadScope, PayloadType};
pub use rtcp::{Rtcp, RtcpAddress, RtcpMux, RtcpMuxOnly, RtcpRsize};
pub use rtcp_fb::{Feedback, FeedbackType, RtcpFb};
pub use rtpmap::RtpMap;
