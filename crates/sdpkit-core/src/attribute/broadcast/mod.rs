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

pub use depend::{Depend, Dependencies, Dependency, DependencyKind, DependencyReference};
pub use eui::{Eui48, Eui64};
pub use fec::{FecRepairFlow, FecSchemeInformation, FecSourceFlow, RepairWindow, RepairWindowUnit};
pub use loopback::{Loopback, LoopbackMirror, LoopbackSource, LoopbackType};
pub use media_clock::{
    DirectClock, MediaClk, MediaClock, MediaClockId, MediaClockRate, MediaClockRole,
};
pub use multicast::{
    DuplicationDelay, EcnCapableRtp, FeedbackModel, MulticastRtcp, PortmappingReq, RamsUpdates,
    RtcpIdms, RtcpUnicast,
};
pub use ptp::{
    PtpClock, PtpDomain, PtpDomainName, PtpDomainNumber, PtpGrandmaster, PtpServer, PtpVersion,
};
pub use range::{Range, RangeTime, RangeUnit};
pub use reference_clock::{ClockSource, NtpServer, Traceability, TsRefclk};
pub use rtsp::{Control, Etag, Mtag, TagStrength};
pub use source_filter::{FilterMode, SourceFilter};
