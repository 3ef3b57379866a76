//! Broadcast and streaming: clocks, sources, RTSP.

mod depend;
mod eui;
mod fec;
mod loopback;
mod media_clock;
mod multicast;
mod ptp;
mod range;
mod reference_clock;
mod rtsp;
mod source_filter;

pub use depend::*;
pub use eui::*;
pub use fec::*;
pub use loopback::*;
pub use media_clock::*;
pub use multicast::*;
pub use ptp::*;
pub use range::*;
pub use reference_clock::*;
pub use rtsp::*;
pub use source_filter::*;
