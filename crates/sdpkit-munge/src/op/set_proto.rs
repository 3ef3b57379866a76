//! `proto`: the transport protocol of `m=` lines.

use alloc::string::String;

use sdpkit_core::line::Transport;

use crate::error::{EditError, EditErrorKind};
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Sets the transport protocol of `m=` lines, such as `UDP/TLS/RTP/SAVPF`.
    ///
    /// It changes the word alone: keys and fingerprints stay as they are, and must fit. A section of
    /// RTP keeps to protocols of RTP, and one of data channels to theirs, since the formats mean
    /// something else in others.
    SetProto "set-proto", "proto", set_proto {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The protocol.
        protocol: String,
    }
    example "proto audio RTP/AVPF":
        "m=audio 49170 RTP/AVP 0\n\
         m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n"
        =>
        "m=audio 49170 RTP/AVPF 0\n\
         m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
}

impl Operation for SetProto {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        /// The protocol is the third word of an `m=` line.
        const PROTOCOL: usize = 2;
        let Ok(protocol) = Transport::new(&self.protocol) else {
            let (expected, value) = ("a transport protocol", self.protocol.clone());
            let kind = EditErrorKind::InvalidValue { expected, value };
            return Err(planner.refusal(kind, None, ""));
        };
        for section in planner.sections(&self.media) {
            let Some(place) = section.line().token(PROTOCOL) else { continue };
            if section.is_rtp() != protocol.is_rtp() {
                let what =
                    "the formats of RTP mean nothing in another protocol, nor the other way round";
                let kind = EditErrorKind::NotAllowed { what };
                return Err(planner.refusal(kind, Some(place), "choose the sections it is for"));
            }
            planner.replace(place, &self.protocol, Cause::Requested)?;
        }
        Ok(())
    }
}
