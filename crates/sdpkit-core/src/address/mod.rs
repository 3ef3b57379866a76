//! Addresses: what a word of a description stands for, and how far it reaches.
//!
//! Nothing is looked up and nothing resolved: a name stays a name.

mod embedded;
mod host;
mod interface_id;
mod scope;

pub use embedded::embedded_ipv4;
pub use host::Host;
pub use interface_id::InterfaceId;
pub use scope::Scope;
