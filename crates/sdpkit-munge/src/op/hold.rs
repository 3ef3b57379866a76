//! `hold`: media pauses.

use sdpkit_core::attribute::Direction;

use super::set_direction::direct;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;

operation! {
    /// Puts sections on hold: nothing is received any more (RFC 3264 §8.4).
    ///
    /// `sendrecv` becomes `sendonly`, and `recvonly` becomes `inactive`. The address stays: 0.0.0.0
    /// would mean an ICE restart (RFC 8839 §4.4.1.1.1).
    Hold "hold", "hold", hold {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "hold audio":
        "m=audio 49170 RTP/AVP 0\n\
         a=sendrecv\n\
         m=video 49172 RTP/AVP 31\n"
        =>
        "m=audio 49170 RTP/AVP 0\n\
         a=sendonly\n\
         m=video 49172 RTP/AVP 31\n",
}

impl Operation for Hold {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            let held = match section.direction() {
                Direction::SendRecv => Direction::SendOnly,
                Direction::RecvOnly => Direction::Inactive,
                held => held,
            };
            direct(planner, section, held.into())?;
        }
        Ok(())
    }
}
