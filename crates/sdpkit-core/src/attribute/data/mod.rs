//! SCTP and data channels.

mod sctp;

pub use sctp::{MaxMessageSize, SctpInit, SctpMap, SctpPort};
