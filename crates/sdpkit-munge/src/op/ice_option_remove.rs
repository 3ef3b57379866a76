//! `ice-option remove`: an option of ICE is not announced any more.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::Line;
use sdpkit_core::attribute::IceOptions;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Takes an option out of `a=ice-options`, and the line away when it was the last.
    ///
    /// The lines of the session level are changed too where all sections are meant.
    IceOptionRemove "ice-option-remove", "ice-option remove", remove_ice_option {
        /// The sections; all of them, and the session level, by default.
        media: Sections = default,
        /// The option, such as `trickle`.
        option: String,
    }
    example "ice-option remove trickle":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:trickle renomination\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=ice-options:trickle\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:renomination\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n",
}

impl Operation for IceOptionRemove {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        remove_option(planner, &self.media, &self.option)
    }
}

/// Takes `option` out of what `media` says, and the session level where all sections are meant.
pub(super) fn remove_option(
    planner: &mut Planner<'_, '_>,
    media: &Sections,
    option: &str,
) -> Result<(), EditError> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    if media.is_all() {
        lines.extend(planner.model().session().all::<IceOptions<'_>>().map(|o| o.line));
    }
    for section in planner.sections(media) {
        lines.extend(section.all::<IceOptions<'_>>().map(|options| options.line));
    }
    for line in lines {
        let Some(attr) = line.attribute() else { continue };
        let value = attr.value().unwrap_or_default().as_bytes();
        let options: Vec<_> = value.split(|&byte| byte == b' ').collect();
        let is_kept = |other: &&[u8]| *other != option.as_bytes();
        if options.iter().all(is_kept) {
            continue;
        }
        let kept: Vec<_> = options.into_iter().filter(is_kept).collect();
        if kept.is_empty() {
            planner.remove_line(line, Cause::Requested);
        } else {
            planner.replace(attr.value_span(), kept.join(&b' '), Cause::Requested)?;
        }
    }
    Ok(())
}
