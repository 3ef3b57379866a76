//! What leaves with a description: candidates, addresses, names.
//!
//! [`CandidatePolicy`] says which candidates may leave and takes addresses out of everything else;
//! it works without a heap. It is a filter on what is signalled, not on what the ICE agent does; see
//! there.
//!
//! ```
//! use sdpkit_core::Sdp;
//! use sdpkit_munge::privacy::CandidatePolicy;
//!
//! let offer = "v=0\r\no=- 1 1 IN IP4 192.168.1.7\r\ns=-\r\nt=0 0\r\n\
//!     m=audio 50000 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 192.168.1.7\r\n\
//!     a=candidate:1 1 udp 2122260223 192.168.1.7 50000 typ host\r\n\
//!     a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 203.0.113.5 rport 61000\r\n";
//! let mut sent = Vec::new();
//! let mut room = CandidatePolicy::ROOM;
//! CandidatePolicy::relay_only().filter(Sdp::new(offer), &mut room, &mut sent)?;
//! assert_eq!(String::from_utf8_lossy(&sent), "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n\
//!     m=audio 50001 UDP/TLS/RTP/SAVPF 0\r\nc=IN IP4 198.51.100.7\r\n\
//!     a=candidate:2 1 udp 41885695 198.51.100.7 50001 typ relay raddr 0.0.0.0 rport 9\r\n");
//! # Ok::<(), sdpkit_munge::privacy::FilterError>(())
//! ```

mod anonymize;
mod class;
mod destination;
mod filter;
mod policy;
mod pseudonym;
mod scrub;
mod single;
mod words;

pub use anonymize::Pseudonyms;
pub use class::{CandidateClass, CandidateClasses, UnknownClass};
pub use filter::{FilterEdit, FilterError, FilterReason};
pub use policy::{CandidatePolicy, IpHandling};
pub use single::{FilteredCandidate, filter_candidate};
