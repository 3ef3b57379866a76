//! The rules, a file each, in the folder of their category.
//!
//! A new rule is its file, and its name in [`RULES`] and among the modules of its category.

mod broadcast;
mod bundle;
mod codec;
mod data_channel;
mod header_extension;
mod ice;
mod interop;
mod legacy;
mod media;
mod privacy;
mod security;
mod session;
mod simulcast;
mod source;
mod syntax;

use crate::rule::Rule;

/// Every rule, category by category.
pub static RULES: &[&Rule] = &[
    // syntax
    &syntax::not_sdp_input::RULE,
    &syntax::empty_description::RULE,
    &syntax::malformed_line::RULE,
    &syntax::unknown_line_type::RULE,
    &syntax::uppercase_line_type::RULE,
    &syntax::line_ending_not_crlf::RULE,
    &syntax::mixed_line_endings::RULE,
    &syntax::missing_final_newline::RULE,
    &syntax::blank_line::RULE,
    &syntax::forbidden_control_byte::RULE,
    &syntax::invalid_utf8::RULE,
    &syntax::byte_order_mark::RULE,
    &syntax::space_around_equals::RULE,
    &syntax::trailing_whitespace::RULE,
    &syntax::repeated_separator::RULE,
    &syntax::line_out_of_order::RULE,
    &syntax::missing_mandatory_line::RULE,
    &syntax::duplicate_singleton_line::RULE,
    &syntax::multiple_descriptions::RULE,
    &syntax::version_not_zero::RULE,
    &syntax::empty_session_name::RULE,
    &syntax::obsolete_key_line::RULE,
    &syntax::obsolete_attribute::RULE,
    &syntax::non_canonical_integer::RULE,
    &syntax::attribute_name_case::RULE,
    &syntax::flag_attribute_with_value::RULE,
    &syntax::attribute_missing_value::RULE,
    &syntax::attribute_space_after_colon::RULE,
    &syntax::attribute_wrong_level::RULE,
    &syntax::duplicate_attribute::RULE,
    &syntax::unregistered_attribute::RULE,
    &syntax::attribute_typo::RULE,
    &syntax::idn_not_ascii::RULE,
    &syntax::malformed_value::RULE,
    // session
    &session::origin_malformed::RULE,
    &session::origin_id_out_of_range::RULE,
    &session::origin_version_too_large::RULE,
    &session::session_name_not_dash::RULE,
    &session::connection_missing::RULE,
    &session::connection_malformed::RULE,
    &session::address_type_mismatch::RULE,
    &session::multicast_ttl_missing::RULE,
    &session::multicast_ttl_out_of_range::RULE,
    &session::ipv6_multicast_ttl::RULE,
    &session::unicast_address_range::RULE,
    &session::connection_multiple_session::RULE,
    &session::timing_malformed::RULE,
    &session::timing_nonzero_webrtc::RULE,
    &session::timing_stop_before_start::RULE,
    &session::useless_session_line::RULE,
    &session::bandwidth_malformed::RULE,
    &session::bandwidth_unknown_type::RULE,
    &session::bandwidth_unit_slip::RULE,
    &session::bandwidth_as_without_tias::RULE,
    &session::bandwidth_zero::RULE,
    // media
    // ice
    &ice::ice_ufrag_invalid::RULE,
    &ice::ice_pwd_padded_base64::RULE,
    &ice::ice_pwd_invalid::RULE,
    &ice::candidate_prefix_doubled::RULE,
    &ice::candidate_foundation_invalid::RULE,
    &ice::candidate_component_invalid::RULE,
    &ice::candidate_priority_invalid::RULE,
    &ice::candidate_malformed::RULE,
    &ice::candidate_transport_unknown::RULE,
    &ice::candidate_related_address_missing::RULE,
    &ice::candidate_host_with_related::RULE,
    &ice::candidate_type_unknown::RULE,
    &ice::candidate_prflx_signalled::RULE,
    &ice::candidate_fqdn::RULE,
    &ice::candidate_mdns_invalid::RULE,
    &ice::candidate_tcptype_missing::RULE,
    &ice::candidate_tcp_active_port::RULE,
    &ice::candidate_loopback::RULE,
    &ice::candidate_unspecified_address::RULE,
    &ice::candidate_ipv6_deprecated::RULE,
    &ice::candidate_ipv6_bracketed::RULE,
    &ice::ice_ufrag_low_entropy::RULE,
    // dtls-security
    &security::fingerprint_malformed::RULE,
    &security::fingerprint_lowercase_hex::RULE,
    &security::fingerprint_length_mismatch::RULE,
    &security::fingerprint_broken_hash::RULE,
    &security::fingerprint_hash_unknown::RULE,
    &security::setup_invalid::RULE,
    &security::tls_id_malformed::RULE,
    &security::crypto_tag_duplicate::RULE,
    &security::crypto_tag_leading_zero::RULE,
    &security::crypto_key_length::RULE,
    &security::crypto_null_protection::RULE,
    &security::crypto_suite_unknown::RULE,
    &security::key_mgmt_in_webrtc::RULE,
    &security::identity_malformed::RULE,
    &security::crypto_key_reused::RULE,
    // bundle
    // codec
    // simulcast
    // header-extension
    // ssrc
    // datachannel
    // privacy
    // interop
    // legacy
    &legacy::plan_b::RULE,
    &legacy::legacy_rtp_savpf::RULE,
    &legacy::legacy_google_ice::RULE,
    &legacy::legacy_ssrc_mslabel::RULE,
    &legacy::legacy_ssrc_msid::RULE,
    &legacy::legacy_msid_semantic::RULE,
    &legacy::legacy_rtcp_attribute::RULE,
    &legacy::legacy_goog_remb::RULE,
    &legacy::legacy_x_google_flag::RULE,
    &legacy::legacy_x_google_bitrate::RULE,
    &legacy::legacy_sctpmap::RULE,
    &legacy::legacy_dtls_sctp_proto::RULE,
    &legacy::legacy_ssrc_group_sim::RULE,
    &legacy::legacy_codec::RULE,
    &legacy::legacy_frame_marking::RULE,
    &legacy::legacy_video_red::RULE,
    &legacy::legacy_candidate_generation::RULE,
    &legacy::legacy_port_one::RULE,
    // broadcast
    &broadcast::st2110_mediaclk_missing::RULE,
    &broadcast::st2110_mediaclk_not_direct::RULE,
    &broadcast::st2110_mediaclk_offset::RULE,
    &broadcast::st2110_ts_refclk_missing::RULE,
    &broadcast::st2110_ts_refclk_form::RULE,
    &broadcast::st2110_ptp_parameters::RULE,
    &broadcast::st2110_localmac::RULE,
    &broadcast::st2110_dup_missing::RULE,
    &broadcast::st2110_dup_source::RULE,
    &broadcast::st2110_dup_destination::RULE,
    &broadcast::st2110_rtp_parameters::RULE,
    &broadcast::st2110_tsmode_tsdelay::RULE,
    &broadcast::st2110_video_rtpmap::RULE,
    &broadcast::st2110_video_required_fmtp::RULE,
    &broadcast::st2110_video_dimensions::RULE,
    &broadcast::st2110_video_framerate::RULE,
    &broadcast::st2110_video_packing::RULE,
    &broadcast::st2110_video_ssn::RULE,
    &broadcast::st2110_video_interlace::RULE,
    &broadcast::st2110_video_tcs::RULE,
    &broadcast::st2110_video_range::RULE,
    &broadcast::st2110_video_maxudp::RULE,
    &broadcast::st2110_video_par::RULE,
    &broadcast::st2110_video_sampling::RULE,
    &broadcast::st2110_video_depth::RULE,
    &broadcast::st2110_video_colorimetry::RULE,
    &broadcast::st2110_video_bt2100_range::RULE,
    &broadcast::st2110_audio_rtpmap::RULE,
    &broadcast::st2110_audio_ptime::RULE,
    &broadcast::st2110_audio_channel_order::RULE,
    &broadcast::st2110_traffic_tp::RULE,
    &broadcast::st2110_traffic_tp_missing::RULE,
    &broadcast::st2110_traffic_troff_cmax::RULE,
    &broadcast::st2110_22_codec::RULE,
    &broadcast::st2110_22_required::RULE,
    &broadcast::st2110_22_bandwidth::RULE,
    &broadcast::st2110_22_framerate::RULE,
    &broadcast::st2110_40_ssn_tm::RULE,
    &broadcast::source_filter_malformed::RULE,
    &broadcast::source_filter_missing::RULE,
    &broadcast::source_filter_destination::RULE,
];
