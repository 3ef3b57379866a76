//! Rules: codecs, their parameters and feedback; RTCP.

mod listed;

pub(super) mod codec_not_allowed;
pub(super) mod fmtp_duplicate;
pub(super) mod fmtp_orphan;
pub(super) mod rtcp_fb_orphan;
pub(super) mod rtpmap_duplicate;
pub(super) mod rtpmap_malformed;
pub(super) mod rtpmap_missing;
pub(super) mod rtpmap_orphan;
