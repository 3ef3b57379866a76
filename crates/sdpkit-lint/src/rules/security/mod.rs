//! Rules about security: DTLS fingerprints and roles, SDES keys, identities.

mod base64;
mod crypto;
mod dtls;
mod json;

pub(super) mod connection_attribute_with_dtls;
pub(super) mod crypto_key_length;
pub(super) mod crypto_key_reused;
pub(super) mod crypto_null_protection;
pub(super) mod crypto_on_plain_profile;
pub(super) mod crypto_suite_unknown;
pub(super) mod crypto_tag_duplicate;
pub(super) mod crypto_tag_leading_zero;
pub(super) mod fingerprint_broken_hash;
pub(super) mod fingerprint_hash_unknown;
pub(super) mod fingerprint_inconsistent;
pub(super) mod fingerprint_length_mismatch;
pub(super) mod fingerprint_lowercase_hex;
pub(super) mod fingerprint_malformed;
pub(super) mod fingerprint_missing;
pub(super) mod fingerprint_multiple_session;
pub(super) mod fingerprint_weak_hash;
pub(super) mod identity_malformed;
pub(super) mod key_mgmt_in_webrtc;
pub(super) mod plaintext_rtp;
pub(super) mod sdes_and_dtls_both;
pub(super) mod sdes_in_webrtc;
pub(super) mod setup_answer_actpass;
pub(super) mod setup_holdconn;
pub(super) mod setup_inconsistent_in_bundle;
pub(super) mod setup_invalid;
pub(super) mod setup_missing;
pub(super) mod setup_offer_not_actpass;
pub(super) mod tls_id_malformed;
pub(super) mod tls_id_missing;
