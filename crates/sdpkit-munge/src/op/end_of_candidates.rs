//! `end-of-candidates`: no more candidates follow.

use sdpkit_core::AttributeKind;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Says that no more candidates follow (RFC 8840 §8.1).
    ///
    /// Sections that are rejected, that use the transport of another, or for which it is said
    /// already stay as they are.
    EndOfCandidates "end-of-candidates", "end-of-candidates", end_candidates {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "end-of-candidates":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n\
         m=video 0 UDP/TLS/RTP/SAVPF 96\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n\
         a=end-of-candidates\n\
         m=video 0 UDP/TLS/RTP/SAVPF 96\n",
}

impl Operation for EndOfCandidates {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        end(planner, &self.media)
    }
}

/// Says it for `media`.
pub(super) fn end(planner: &mut Planner<'_, '_>, media: &Sections) -> Result<(), EditError> {
    for section in planner.sections(media) {
        let is_said = section.has_in_effect(AttributeKind::EndOfCandidates);
        if is_said || section.is_rejected() || !section.owns_transport() {
            continue;
        }
        let last = section.lines_of_kind(AttributeKind::Candidate).last();
        match last {
            Some(line) => planner.add_line_after(line, "a=end-of-candidates", Cause::Requested)?,
            None => planner.add_line(Some(section), "a=end-of-candidates", Cause::Requested)?,
        }
    }
    Ok(())
}
