//! ICE (RFC 8839, RFC 6544, RFC 8840): candidates and what an agent says of itself.

mod agent;
mod candidate;
mod candidate_type;
mod credentials;
mod extension;
mod priority;
mod remote;

pub use agent::*;
pub use candidate::*;
pub use candidate_type::*;
pub use credentials::*;
pub use extension::*;
pub use priority::*;
pub use remote::*;
