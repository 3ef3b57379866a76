//! `bundle only`: sections are offered in their BUNDLE group alone.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{BundleOnly as BundleOnlyAttribute, EndOfCandidates};

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;
use crate::shared_transport::{PORT, is_transport};

operation! {
    /// Offers sections in their BUNDLE group alone: port 0, `a=bundle-only`, no transport.
    ///
    /// Only in an initial offer, and not for the section that carries the transport of the group
    /// (RFC 9143 §6, §7.2.1).
    BundleOnly "bundle-only", "bundle only", bundle_only {
        /// The sections; all of them by default, but for those that carry the transport.
        media: Sections = default,
    }
    example "bundle only":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=setup:actpass\n\
         a=rtcp-mux\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=setup:actpass\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=setup:actpass\n\
         a=rtcp-mux\n\
         m=video 0 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n\
         a=bundle-only\n",
}

impl Operation for BundleOnly {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        if planner.context().role.is_answer() {
            let what = "`a=bundle-only` stands in offers alone";
            return Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, ""));
        }
        for section in planner.sections(&self.media) {
            let is_tagged = section.owns_transport();
            if section.is_rejected() || section.is_bundle_only() || is_tagged && self.media.is_all()
            {
                continue;
            }
            if is_tagged {
                let what = "the section that carries the transport of its group must have a port";
                let kind = EditErrorKind::NotAllowed { what };
                return Err(planner.refusal(kind, Some(section.line().content_span()), ""));
            }
            if let Some(port) = section.line().token(PORT) {
                planner.replace(port, "0", Cause::Requested)?;
            }
            for attr in section.attributes() {
                let goes = |kind| is_transport(kind) || kind == EndOfCandidates::INFO.kind;
                if attr.kind().is_some_and(goes) {
                    planner.remove_line(attr.line(), Cause::Closure(Reason::SharedTransport));
                }
            }
            if !section.has(BundleOnlyAttribute::INFO.kind) {
                let line = ["a=", BundleOnlyAttribute::INFO.name].concat();
                planner.add_line(Some(section), line, Cause::Requested)?;
            }
        }
        Ok(())
    }
}
