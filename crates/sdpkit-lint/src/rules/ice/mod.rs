//! Rules: ICE credentials, options and candidates.

mod credentials;
mod gathering;
mod parts;
mod reach;
mod redundant;

pub(super) mod candidate_component_invalid;
pub(super) mod candidate_component_rtcp_with_mux;
pub(super) mod candidate_default_mismatch;
pub(super) mod candidate_duplicate;
pub(super) mod candidate_foundation_invalid;
pub(super) mod candidate_fqdn;
pub(super) mod candidate_host_with_related;
pub(super) mod candidate_in_bundle_only;
pub(super) mod candidate_in_rejected_section;
pub(super) mod candidate_ipv6_bracketed;
pub(super) mod candidate_ipv6_deprecated;
pub(super) mod candidate_loopback;
pub(super) mod candidate_malformed;
pub(super) mod candidate_mdns_invalid;
pub(super) mod candidate_mdns_unreachable;
pub(super) mod candidate_prefix_doubled;
pub(super) mod candidate_prflx_signalled;
pub(super) mod candidate_priority_duplicate;
pub(super) mod candidate_priority_invalid;
pub(super) mod candidate_private_only;
pub(super) mod candidate_related_address_missing;
pub(super) mod candidate_rtcp_component_missing;
pub(super) mod candidate_tcp_active_port;
pub(super) mod candidate_tcptype_missing;
pub(super) mod candidate_transport_unknown;
pub(super) mod candidate_type_unknown;
pub(super) mod candidate_ufrag_mismatch;
pub(super) mod candidate_unspecified_address;
pub(super) mod end_of_candidates_premature;
pub(super) mod ice_credentials_missing;
pub(super) mod ice_credentials_unpaired;
pub(super) mod ice_lite_from_full_agent;
pub(super) mod ice_mismatch_with_candidates;
pub(super) mod ice_mixed_credentials_in_bundle;
pub(super) mod ice_no_candidates;
pub(super) mod ice_options_missing_ice2;
pub(super) mod ice_pwd_invalid;
pub(super) mod ice_pwd_padded_base64;
pub(super) mod ice_trickle_undeclared;
pub(super) mod ice_ufrag_invalid;
pub(super) mod ice_ufrag_low_entropy;
pub(super) mod remote_candidates_in_browser_sdp;

use sdpkit_core::address::Host;
use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;

use crate::document::Document;

/// The candidates that can be read.
fn candidates<'d, 'a>(
    document: &'d Document<'a>,
) -> impl Iterator<Item = &'d Placed<'a, Candidate<'a>>> {
    document.candidates().map(|(candidate, _)| candidate)
}

/// The candidates whose address begins with one of `bytes`, with what it is: a cheap look before
/// more is asked of it.
fn candidates_at<'d, 'a>(
    document: &'d Document<'a>,
    bytes: &'static [u8],
) -> impl Iterator<Item = (&'d Placed<'a, Candidate<'a>>, Host<'a>)> {
    document.candidates().filter(move |(candidate, _)| {
        candidate.address.as_bytes().first().is_some_and(|first| bytes.contains(first))
    })
}
