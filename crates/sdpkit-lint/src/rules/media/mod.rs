//! Rules: the `m=` line: kind, port, transport, formats; direction.

mod transports;
mod words;

pub(super) mod codec_order_lists_aux_first;
pub(super) mod direction_conflict;
pub(super) mod direction_missing;
pub(super) mod group_malformed;
pub(super) mod group_unknown_mid;
pub(super) mod group_with_missing_mid;
pub(super) mod hold_by_null_address;
pub(super) mod mandatory_codec_missing;
pub(super) mod media_format_duplicate;
pub(super) mod media_format_not_payload_type;
pub(super) mod media_malformed;
pub(super) mod media_no_format;
pub(super) mod media_port_invalid;
pub(super) mod media_port_zero_offer;
pub(super) mod media_proto_not_jsep;
pub(super) mod media_proto_unknown;
pub(super) mod media_type_unknown;
pub(super) mod mid_duplicate;
pub(super) mod mid_missing;
pub(super) mod mid_too_long;
pub(super) mod no_media;
pub(super) mod no_usable_codec;
pub(super) mod ptime_exceeds_maxptime;
pub(super) mod ptime_invalid;
pub(super) mod rejected_section_bloat;
