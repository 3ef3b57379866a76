//! Keys, fingerprints and roles.
