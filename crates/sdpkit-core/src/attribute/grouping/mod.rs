//! Identification and grouping of sections, streams and sources.

mod group;
mod msid;
mod rid;
mod simulcast;
mod source;
mod ssrc;

pub use group::{BundleOnly, Group, GroupSemantics, Mid};
pub use msid::{LeadingSpace, Msid, MsidId, MsidSemantic};
pub use rid::{Restriction, RestrictionKey, RidAttribute, StreamDirection};
pub use simulcast::{Simulcast, SimulcastId};
pub use source::{Cname, Mslabel, PreviousSsrc};
pub use ssrc::{Ssrc, SsrcAttribute, SsrcGroup, SsrcSemantics};
