//! Rules: restriction identifiers and simulcast.

mod streams;

pub(super) mod rid_depend_unknown;
pub(super) mod rid_duplicate;
pub(super) mod rid_id_characters;
pub(super) mod rid_id_long;
pub(super) mod rid_malformed;
pub(super) mod rid_restriction_invalid;
pub(super) mod rid_restriction_unknown;
pub(super) mod rid_unknown_payload;
pub(super) mod rid_without_simulcast;
pub(super) mod simulcast_direction_mismatch;
pub(super) mod simulcast_direction_vs_media;
pub(super) mod simulcast_draft_syntax;
pub(super) mod simulcast_duplicate;
pub(super) mod simulcast_malformed;
pub(super) mod simulcast_mixed_styles;
pub(super) mod simulcast_paused_without_ccm;
pub(super) mod simulcast_repaired_rid_missing;
pub(super) mod simulcast_rid_extension_missing;
pub(super) mod simulcast_rid_repeated;
pub(super) mod simulcast_single_layer;
pub(super) mod simulcast_undefined_rid;
