//! Rules about BUNDLE: sections that share a transport (RFC 9143).

mod categories;
mod members;

pub(super) mod bundle_absent;
pub(super) mod bundle_address_type_mismatch;
pub(super) mod bundle_attributes_in_bundle_only;
pub(super) mod bundle_identical_mismatch;
pub(super) mod bundle_mid_extension_missing;
pub(super) mod bundle_mid_repeated;
pub(super) mod bundle_not_all_sections;
pub(super) mod bundle_only_nonzero_port;
pub(super) mod bundle_only_outside_group;
pub(super) mod bundle_only_tagged;
pub(super) mod bundle_proto_mismatch;
pub(super) mod bundle_pt_collision;
pub(super) mod bundle_redundant_transport;
pub(super) mod bundle_rejected_member;
pub(super) mod bundle_without_rtcp_mux;
