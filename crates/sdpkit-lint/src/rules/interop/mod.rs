//! Rules: what single implementations do not take.

mod h264;

pub(super) mod extmap_allow_mixed_old_chrome;
pub(super) mod firefox_extension_id_limit;
pub(super) mod firefox_max_message_size_old;
pub(super) mod g711_before_opus;
pub(super) mod h264_42001f_safari;
pub(super) mod h264_42e01f_firefox;
pub(super) mod ice_pacing_from_lite;
pub(super) mod msid_dash_stream;
pub(super) mod sdp_too_large;
pub(super) mod trickle_line_in_mline;
pub(super) mod unsupported_media_section;
