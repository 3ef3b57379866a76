//! `bundle max`: sections share one transport.

use alloc::vec::Vec;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{AttributeKind, RtcpMux};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;
use crate::shared_transport::{tags, write_group};

operation! {
    /// Puts sections into one BUNDLE group, so that they share a transport.
    ///
    /// They join the group that is there, after its members; without one they form it. Rejected
    /// sections are left out; `a=rtcp-mux` is added where it is missing. An answer cannot bundle
    /// what its offer did not.
    BundleMax "bundle-max", "bundle max", bundle_max {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "bundle max":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=rtcp-mux\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=rtcp-mux\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtpmap:96 VP8/90000\n\
         a=rtcp-mux\n",
}

impl Operation for BundleMax {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let mut sections = planner.sections(&self.media);
        sections.retain(|section| !section.is_rejected());
        let mut bundles = planner.model().bundles();
        let first = bundles.next();
        let mut members = first.map(tags).unwrap_or_default();
        for section in sections {
            let Some(mid) = section.mid() else {
                let what = "a section without `a=mid` cannot be bundled";
                let kind = EditErrorKind::NotAllowed { what };
                return Err(planner.refusal(kind, Some(section.line().content_span()), ""));
            };
            if !members.contains(&mid.tag.as_str()) {
                members.push(mid.tag.as_str());
            }
            if section.is_rtp() && !section.has(AttributeKind::RtcpMux) {
                let line = ["a=", RtcpMux::INFO.name].concat();
                planner.add_line(Some(section), line, Cause::Closure(Reason::BundleNeedsMux))?;
            }
        }
        if members.is_empty() || first.map(tags).is_some_and(|tags| tags == members) {
            return Ok(());
        }
        if planner.context().role.is_answer() {
            let what = "an answer cannot bundle sections that its offer did not";
            return Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, ""));
        }
        let joined: Vec<&str> = members.clone();
        for other in bundles {
            let left: Vec<_> =
                tags(other).into_iter().filter(|tag| !joined.contains(tag)).collect();
            if left.is_empty() {
                planner.remove_line(other.group().line, Cause::Requested);
            } else {
                write_group(planner, Some(other), &left, Cause::Requested)?;
            }
        }
        write_group(planner, first, &members, Cause::Requested)
    }
}
