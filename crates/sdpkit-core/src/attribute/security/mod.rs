//! Keys and certificates: DTLS, TLS and the keying of SRTP.

mod crypto;
mod fingerprint;
mod identity;
mod key_mgmt;
mod setup;
mod tls;

pub use crypto::*;
pub use fingerprint::*;
pub use identity::*;
pub use key_mgmt::*;
pub use setup::*;
pub use tls::*;
