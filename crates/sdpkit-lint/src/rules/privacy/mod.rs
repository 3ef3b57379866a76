//! Rules: what a description tells about its sender.

mod candidates;
mod default_destination;
mod identifier;
mod naming;
mod related_address;
mod scope;
mod software;

pub(super) mod cname_identifying;
pub(super) mod cname_reused;
pub(super) mod connection_address_leak;
pub(super) mod contact_information;
pub(super) mod fingerprint_reused;
pub(super) mod identity_assertion_present;
pub(super) mod ipv6_eui64;
pub(super) mod ipv6_stable_address;
pub(super) mod mdns_name_reused;
pub(super) mod mid_identifying;
pub(super) mod msid_identifying;
pub(super) mod multiple_interfaces;
pub(super) mod network_metadata_extension;
pub(super) mod origin_address_leak;
pub(super) mod origin_username_leak;
pub(super) mod private_address_in_candidate;
pub(super) mod public_address_in_host_candidate;
pub(super) mod relay_only_not_honoured;
pub(super) mod relay_related_address_leak;
pub(super) mod rid_identifying;
pub(super) mod rtcp_address_leak;
pub(super) mod sdes_key_exposed;
pub(super) mod software_version_leak;
pub(super) mod srflx_related_address_leak;
pub(super) mod turn_address_exposed;
