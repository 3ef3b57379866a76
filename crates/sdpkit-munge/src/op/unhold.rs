//! `unhold`: media goes on.

use sdpkit_core::attribute::Direction;

use super::set_direction::direct;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::sections::Sections;

operation! {
    /// Takes sections off hold: media is received again.
    ///
    /// `sendonly` becomes `sendrecv`, and `inactive` becomes `recvonly`.
    Unhold "unhold", "unhold", unhold {
        /// The sections; all of them by default.
        media: Sections = default,
    }
    example "unhold":
        "m=audio 49170 RTP/AVP 0\n\
         a=sendonly\n\
         m=video 49172 RTP/AVP 31\n\
         a=inactive\n"
        =>
        "m=audio 49170 RTP/AVP 0\n\
         a=sendrecv\n\
         m=video 49172 RTP/AVP 31\n\
         a=recvonly\n",
}

impl Operation for Unhold {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            let taken = match section.direction() {
                Direction::SendOnly => Direction::SendRecv,
                Direction::Inactive => Direction::RecvOnly,
                taken => taken,
            };
            direct(planner, section, taken.into())?;
        }
        Ok(())
    }
}
