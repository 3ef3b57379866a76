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

pub use extmap::{Extmap, ExtmapAllowMixed, ExtmapId};
pub use fmtp::{Fmtp, Parameter, Parameters};
pub use image_parameter::{AspectRatio, AspectRatios, ImageParameter};
pub use image_set::{ImageRange, ImageSet, ImageSize};
pub use imageattr::{ImageAttr, ImageSets};
pub use label::{Content, ContentKind, Label};
pub use media::{Framerate, MaxPtime, Orient, Orientation, Ptime, Quality};
pub use payload::{PayloadScope, PayloadType};
pub use positive_decimal::PositiveDecimal;
pub use rtcp::{Rtcp, RtcpAddress, RtcpMux, RtcpMuxOnly, RtcpRsize};
pub use rtcp_fb::{Feedback, FeedbackType, RtcpFb};
pub use rtcp_xr::{RtcpXr, XrFormat, XrReporter, XrStatistic};
pub use rtpmap::RtpMap;
