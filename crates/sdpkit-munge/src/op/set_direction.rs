//! `direction`: who sends and who receives.

use sdpkit_core::attribute::Direction;
use sdpkit_model::Section;

use crate::error::EditError;
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Sets the direction of sections.
    ///
    /// A direction that is stated is replaced; where the session level states it, or nothing does,
    /// the section gets a line of its own.
    SetDirection "set-direction", "direction", set_direction {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The direction.
        direction: DirectionWord,
    }
    example "direction video recvonly":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=sendrecv\n\
         a=rtcp-mux\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=mid:1\n\
         a=recvonly\n\
         a=rtcp-mux\n",
}

keywords! {
    /// A direction, from the point of view of whoever wrote the description (RFC 8866 §6.7).
    DirectionWord "sendrecv|sendonly|recvonly|inactive" {
        /// Sends and receives.
        #[default]
        SendRecv = "sendrecv",
        /// Sends.
        SendOnly = "sendonly",
        /// Receives.
        RecvOnly = "recvonly",
        /// Neither.
        Inactive = "inactive",
    }
}

impl From<Direction> for DirectionWord {
    fn from(direction: Direction) -> Self {
        match direction {
            Direction::SendRecv => Self::SendRecv,
            Direction::SendOnly => Self::SendOnly,
            Direction::RecvOnly => Self::RecvOnly,
            Direction::Inactive => Self::Inactive,
        }
    }
}

impl Operation for SetDirection {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            direct(planner, section, self.direction)?;
        }
        Ok(())
    }
}

/// Makes `direction` that of `section`.
pub(super) fn direct<'m, 'a>(
    planner: &mut Planner<'m, 'a>,
    section: Section<'m, 'a>,
    direction: DirectionWord,
) -> Result<(), EditError> {
    if DirectionWord::from(section.direction()) == direction {
        return Ok(());
    }
    let word = direction.as_str();
    let stated = section.attributes().filter(|attr| Direction::of(*attr).is_some());
    let mut is_stated = false;
    for attr in stated {
        is_stated = true;
        planner.replace(attr.name_span(), word, Cause::Requested)?;
    }
    if is_stated {
        return Ok(());
    }
    planner.add_line(Some(section), ["a=", word].concat(), Cause::Requested)
}
