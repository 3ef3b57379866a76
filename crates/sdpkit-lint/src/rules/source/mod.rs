//! Rules: synchronisation sources and media streams.

mod streams;

pub(super) mod msid_duplicate_track;
pub(super) mod msid_malformed;
pub(super) mod msid_missing;
pub(super) mod msid_ssrc_disagree;
pub(super) mod ssrc_cname_inconsistent;
pub(super) mod ssrc_cname_missing;
pub(super) mod ssrc_cname_repeated;
pub(super) mod ssrc_duplicate;
pub(super) mod ssrc_group_fid_without_rtx;
pub(super) mod ssrc_group_size;
pub(super) mod ssrc_group_unknown_ssrc;
pub(super) mod ssrc_in_recvonly;
pub(super) mod ssrc_malformed;
pub(super) mod ssrc_rtx_without_fid;
pub(super) mod ssrc_zero;
