//! SCTP and data channels, WebSocket addresses and 3GPP streaming.

mod dcmap;
mod dcsa;
mod mbms;
mod percent;
mod sctp;
mod streaming;
mod websocket;

pub use dcmap::{DcMap, DcMapOption};
pub use dcsa::DcSa;
pub use mbms::{MbmsFlowId, MbmsMode, MbmsRepair};
pub use percent::PercentQuoted;
pub use sctp::{MaxMessageSize, SctpInit, SctpMap, SctpPort};
pub use streaming::{
    Alt, AltDefaultId, AltGroup, FrameSize, ThreeGppAdaptationSupport, ThreeGppAssetInformation,
    ThreeGppIntegrityKey, ThreeGppQoeMetrics, ThreeGppSdpAuth, ThreeGppSrtpConfig,
    ThreeGppVideoPostDecBufSize, XDecByteRate, XInitPostDecBufPeriod, XInitPreDecBufPeriod,
    XPreDecBufSize,
};
pub use websocket::{WebSocketAddress, WebSocketUri};
