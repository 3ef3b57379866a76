//! `ssrc strip`: sources are not announced.

use sdpkit_core::AttributeKind;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Removes `a=ssrc` and `a=ssrc-group` lines.
    ///
    /// Receivers then find sources by `a=mid`, `a=rid` and payload types (RFC 9143 §9.2). Several
    /// streams in one section (Plan B, simulcast of `SIM` groups) cannot be told apart without.
    StripSources "strip-sources", "ssrc strip", strip_sources {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "ssrc strip video":
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=ssrc-group:FID 11 12\n\
         a=ssrc:11 cname:x\n\
         a=ssrc:12 cname:x\n\
         a=rtcp-mux\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtcp-mux\n",
}

impl Operation for StripSources {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            for kind in [AttributeKind::SsrcAttribute, AttributeKind::SsrcGroup] {
                for line in section.lines_of_kind(kind) {
                    planner.remove_line(line, Cause::Requested);
                }
            }
        }
        Ok(())
    }
}
