//! `extmap allow-mixed`: header extensions of one and of two bytes in one stream.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::ExtmapAllowMixed;

use super::rtcp_mux::Switch;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Allows header extensions of one-byte and of two-byte form in one stream, or forbids it.
    ///
    /// `a=extmap-allow-mixed` (RFC 8285 §6) goes to the session level where all sections are meant.
    ExtensionAllowMixed "extension-allow-mixed", "extmap allow-mixed", allow_mixed_extensions {
        /// The sections; all of them by default.
        media: Sections = default,
        /// Whether it is allowed.
        state: Switch,
    }
    example "extmap allow-mixed off":
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         a=extmap-allow-mixed\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=extmap-allow-mixed\n"
        =>
        "v=0\n\
         o=- 1 1 IN IP4 192.0.2.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n",
}

impl Operation for ExtensionAllowMixed {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let info = ExtmapAllowMixed::INFO;
        let line = ["a=", info.name].concat();
        let sections = planner.sections(&self.media);
        let session = planner.model().session();
        match self.state {
            Switch::Off => {
                let own = sections.iter().flat_map(|section| section.lines_of_kind(info.kind));
                let of_all = self.media.is_all().then(|| session.lines_of_kind(info.kind));
                for line in own.chain(of_all.into_iter().flatten()) {
                    planner.remove_line(line, Cause::Requested);
                }
            }
            Switch::On if session.has(info.kind) => {}
            Switch::On if self.media.is_all() => {
                planner.add_line(None, line, Cause::Requested)?;
            }
            Switch::On => {
                for section in sections {
                    if section.is_rtp() && !section.has(info.kind) {
                        planner.add_line(Some(section), &line, Cause::Requested)?;
                    }
                }
            }
        }
        Ok(())
    }
}
