//! `compact`: bundled sections do not repeat the transport they share.

use alloc::collections::BTreeSet;

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::EndOfCandidates;
use sdpkit_model::Section;
use sdpkit_model::order::set;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;
use crate::shared_transport::is_transport;

operation! {
    /// Removes what bundled sections repeat of the transport they share.
    ///
    /// Lines of ICE and DTLS go where the section that carries the transport of the group has the
    /// same, to the byte: they say nothing there in answers (RFC 9143 §7.1.3). An offer needs them in
    /// case the group is refused, and Firefox refuses one without them. `a=rtcp-mux` stays, since
    /// browsers look for it in every section.
    Compact "compact", "compact", compact {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "compact":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=group:BUNDLE 0 1\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=mid:0\n\
         a=setup:active\n\
         a=rtcp-mux\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=setup:active\n\
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
         a=setup:active\n\
         a=rtcp-mux\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for Compact {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        if planner.context().role.is_offer() {
            let what =
                "an offer states the transport in each section, in case the group is refused";
            return Err(planner.refusal(EditErrorKind::NotAllowed { what }, None, ""));
        }
        let chosen = planner.sections(&self.media);
        let chosen: BTreeSet<_> = set(chosen.iter().map(Section::index));
        for bundle in planner.model().bundles() {
            let Some(owner) = bundle.tagged() else { continue };
            let shared: BTreeSet<_> = set(owner.lines().iter().map(|line| line.content()));
            let is_meant = |index| index != owner.index() && chosen.contains(&index);
            for section in bundle.sections().filter(|section| is_meant(section.index())) {
                for attr in section.attributes() {
                    let is_shared = attr.kind().is_some_and(|kind| {
                        is_transport(kind) || kind == EndOfCandidates::INFO.kind
                    });
                    if is_shared && shared.contains(attr.line().content()) {
                        planner.remove_line(attr.line(), Cause::Requested);
                    }
                }
            }
        }
        Ok(())
    }
}
