//! Identification and grouping of sections, streams and sources.

mod group;
mod msid;
mod source;
mod ssrc;

pub use group::{BundleOnly, Group, GroupSemantics, Mid};
pub use msid::{LeadingSpace, Msid, MsidId, MsidSemantic};
pub use source::{Cname, Mslabel, PreviousSsrc};
pub use ssrc::{Ssrc, SsrcAttribute, SsrcGroup, SsrcSemantics};
