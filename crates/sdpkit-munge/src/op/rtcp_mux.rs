//! `rtcp-mux`: RTCP on the port of RTP, or on its own.

use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::{RtcpMux, RtcpMuxOnly};

use crate::error::EditError;
use crate::keywords::keywords;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Puts RTCP on the port of RTP, or on a port of its own.
    ///
    /// `off` takes `a=rtcp-mux-only` away too. A BUNDLE group needs RTCP on the port of RTP
    /// (RFC 9143 §9.3), so its sections leave it first.
    SetRtcpMux "set-rtcp-mux", "rtcp-mux", set_rtcp_mux {
        /// The sections; all of them by default.
        media: Sections = default,
        /// Whether it shares the port.
        state: Switch,
    }
    example "rtcp-mux on":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=sendrecv\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=sendrecv\n\
         a=rtcp-mux\n",
}

keywords! {
    /// On or off.
    Switch "on|off" {
        /// It is stated.
        #[default]
        On = "on",
        /// It is not stated.
        Off = "off",
    }
}

impl Operation for SetRtcpMux {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        for section in planner.sections(&self.media) {
            let (mux, only) = (RtcpMux::INFO, RtcpMuxOnly::INFO);
            match self.state {
                Switch::On if section.is_rtp() && !section.has(mux.kind) => {
                    planner.add_line(Some(section), ["a=", mux.name].concat(), Cause::Requested)?;
                }
                Switch::On => {}
                Switch::Off => {
                    for line in [mux, only].map(|info| section.lines_of_kind(info.kind)) {
                        line.for_each(|line| planner.remove_line(line, Cause::Requested));
                    }
                }
            }
        }
        Ok(())
    }
}
