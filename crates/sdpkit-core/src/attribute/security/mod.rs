//! Keys and certificates: DTLS, TLS and the keying of SRTP.

mod fingerprint;
mod setup;

pub use fingerprint::{Fingerprint, HashFunction};
pub use setup::{Connection, ConnectionMode, Setup, SetupRole};
