//! Rules: ICE credentials, options and candidates.

mod credentials;
mod parts;

pub(super) mod candidate_component_invalid;
pub(super) mod candidate_foundation_invalid;
pub(super) mod candidate_fqdn;
pub(super) mod candidate_host_with_related;
pub(super) mod candidate_ipv6_bracketed;
pub(super) mod candidate_ipv6_deprecated;
pub(super) mod candidate_loopback;
pub(super) mod candidate_malformed;
pub(super) mod candidate_mdns_invalid;
pub(super) mod candidate_prefix_doubled;
pub(super) mod candidate_prflx_signalled;
pub(super) mod candidate_priority_invalid;
pub(super) mod candidate_related_address_missing;
pub(super) mod candidate_tcp_active_port;
pub(super) mod candidate_tcptype_missing;
pub(super) mod candidate_transport_unknown;
pub(super) mod candidate_type_unknown;
pub(super) mod candidate_unspecified_address;
pub(super) mod ice_pwd_invalid;
pub(super) mod ice_pwd_padded_base64;
pub(super) mod ice_ufrag_invalid;
pub(super) mod ice_ufrag_low_entropy;

use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;

use crate::document::Document;

/// The candidates that can be read.
fn candidates<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = Placed<'a, Candidate<'a>>> + 'd {
    document.model().all()
}
