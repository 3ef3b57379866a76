//! Rules: SCTP and data channels.
