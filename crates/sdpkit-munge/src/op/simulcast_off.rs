//! `simulcast off`: one stream instead of several.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{Simulcast, SsrcSemantics};
use sdpkit_model::Removal;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Removes simulcast: `a=simulcast` with its `a=rid` lines, and the legacy `a=ssrc-group:SIM`.
    ///
    /// Of a legacy group the first source stays, with what repairs it.
    SimulcastOff "simulcast-off", "simulcast off", simulcast_off {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "simulcast off":
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n\
         a=rid:h send\n\
         a=rid:l send\n\
         a=simulcast:send h;l\n\
         a=sendonly\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n\
         a=sendonly\n",
}

impl Operation for SimulcastOff {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let mut removal = Removal::new(planner.model());
        for section in planner.sections(&self.media) {
            for rid in section.rids() {
                removal.rid(section, rid.id.as_str());
            }
            section.lines_of_kind(Simulcast::INFO.kind).for_each(|line| removal.line(line));
            for group in section.source_groups() {
                if group.semantics == SsrcSemantics::Simulcast {
                    removal.line(group.line);
                    group.ssrcs.iter().skip(1).for_each(|ssrc| removal.source(section, ssrc));
                }
            }
        }
        planner.take(&removal, Cause::Requested);
        Ok(())
    }
}
