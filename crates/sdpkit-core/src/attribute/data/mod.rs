//! SCTP and data channels, WebSocket addresses and 3GPP streaming.

mod dcmap;
mod dcsa;
mod mbms;
mod percent;
mod sctp;
mod streaming;
mod websocket;

pub use dcmap::*;
pub use dcsa::*;
pub use mbms::*;
pub use percent::*;
pub use sctp::*;
pub use streaming::*;
pub use websocket::*;
