//! `trickle off`: all candidates are in the description.

use super::end_of_candidates::end;
use super::ice_option_remove::remove_option;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;

operation! {
    /// Takes back that candidates are trickled: the option goes, and no more candidates follow.
    ///
    /// For peers that wait for all of them. What has been gathered meanwhile is put in before with
    /// `candidates add`.
    TrickleOff "trickle-off", "trickle off", trickle_off {
        /// The sections; all of them, and the session level, by default.
        media: Sections = default,
    }
    example "trickle off":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:trickle renomination\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=ice-options:renomination\n\
         a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n\
         a=end-of-candidates\n",
}

impl Operation for TrickleOff {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        remove_option(planner, &self.media, "trickle")?;
        end(planner, &self.media)
    }
}
