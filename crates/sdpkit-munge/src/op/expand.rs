//! `expand`: bundled sections state the transport they share.

use alloc::collections::BTreeSet;

use sdpkit_core::attribute::AttributeKind;
use sdpkit_model::Section;
use sdpkit_model::order::set;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::{Cause, Reason};
use crate::sections::Sections;

operation! {
    /// States the transport of a BUNDLE group in each of its sections.
    ///
    /// ICE credentials, fingerprints, `a=setup` and `a=tls-id` are copied from the section that
    /// carries the transport to those without them, as an initial offer must have it (RFC 9143
    /// §7.1.3). Candidates stay where they are; a section with `a=bundle-only` needs nothing.
    Expand "expand", "expand", expand {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "expand":
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
         a=setup:active\n\
         a=rtcp-mux\n\
         a=rtpmap:96 VP8/90000\n",
}

/// What every section can state of a transport.
const STATED: [AttributeKind; 5] = [
    AttributeKind::IceUfrag,
    AttributeKind::IcePwd,
    AttributeKind::Fingerprint,
    AttributeKind::Setup,
    AttributeKind::TlsId,
];

impl Operation for Expand {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let chosen = planner.sections(&self.media);
        let chosen: BTreeSet<_> = set(chosen.iter().map(Section::index));
        for bundle in planner.model().bundles() {
            let Some(owner) = bundle.tagged() else { continue };
            let is_meant = |index| index != owner.index() && chosen.contains(&index);
            for section in bundle.sections().filter(|section| is_meant(section.index())) {
                if section.is_rejected() || section.is_bundle_only() {
                    continue;
                }
                let Some(mid) = section.mid() else { continue };
                for kind in STATED.into_iter().filter(|kind| !section.has(*kind)) {
                    let cause = Cause::Closure(Reason::SharedTransport);
                    for line in owner.lines_of_kind(kind) {
                        planner.add_line_after(mid.line, line.content(), cause)?;
                    }
                }
            }
        }
        Ok(())
    }
}
