//! Rules: what has been replaced.

mod data_channel;
mod sources;

pub(super) mod legacy_candidate_generation;
pub(super) mod legacy_codec;
pub(super) mod legacy_dtls_sctp_proto;
pub(super) mod legacy_frame_marking;
pub(super) mod legacy_goog_remb;
pub(super) mod legacy_google_ice;
pub(super) mod legacy_msid_semantic;
pub(super) mod legacy_port_one;
pub(super) mod legacy_rtcp_attribute;
pub(super) mod legacy_rtp_savpf;
pub(super) mod legacy_sctpmap;
pub(super) mod legacy_ssrc_group_sim;
pub(super) mod legacy_ssrc_msid;
pub(super) mod legacy_ssrc_mslabel;
pub(super) mod legacy_video_red;
pub(super) mod legacy_x_google_bitrate;
pub(super) mod legacy_x_google_flag;
pub(super) mod plan_b;
