//! Rules: RTP header extensions.

mod numbers;

pub(super) mod extmap_bundle_collision;
pub(super) mod extmap_bundle_uri_split;
pub(super) mod extmap_direction_invalid;
pub(super) mod extmap_id_duplicate;
pub(super) mod extmap_id_out_of_range;
pub(super) mod extmap_id_reserved;
pub(super) mod extmap_kind_mismatch;
pub(super) mod extmap_malformed;
pub(super) mod extmap_mixed_levels;
pub(super) mod extmap_two_byte_without_mixed;
pub(super) mod extmap_unused_rid;
pub(super) mod extmap_uri_duplicate;
pub(super) mod extmap_uri_invalid;
pub(super) mod extmap_uri_unknown;
