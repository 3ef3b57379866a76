//! ICE (RFC 8839, RFC 6544, RFC 8840): candidates and what an agent says of itself.

mod agent;
mod candidate;
mod candidate_type;
mod credentials;
mod extension;
mod priority;
mod remote;

pub use agent::{EndOfCandidates, IceLite, IceMismatch, IceOptions, IcePacing};
pub use candidate::Candidate;
pub use candidate_type::{CandidateType, TcpType};
pub use credentials::{IcePwd, IceUfrag};
pub use extension::CandidateExtension;
pub use priority::Priority;
pub use remote::{RemoteCandidate, RemoteCandidates};
