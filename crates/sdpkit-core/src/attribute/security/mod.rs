//! Keys and certificates: DTLS, TLS and the keying of SRTP.

mod crypto;
mod fingerprint;
mod identity;
mod key_mgmt;
mod setup;
mod tls;

pub use crypto::{
    Cryptex, Crypto, CryptoKey, CryptoParameter, CryptoParameters, CryptoSuite, FecOrder,
    InlineKey, KeyLifetime, MasterKeyIdentifier,
};
pub use fingerprint::{Fingerprint, HashFunction};
pub use identity::{Identity, IdentityExtension};
pub use key_mgmt::KeyMgmt;
pub use setup::{Connection, ConnectionMode, Setup, SetupRole};
pub use tls::{DtlsId, DtlsMessage, DtlsRole, TlsId, TlsIdentifier};
