//! Rules: DTLS fingerprints and roles, SDES keys, identities.
