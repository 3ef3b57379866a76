//! `extmap add`: a header extension is offered.

use alloc::string::String;

use super::extensions::add_extension;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Offers an RTP header extension, `a=extmap` (RFC 8285).
    ///
    /// Its id is the one it has elsewhere in the description, else the lowest from 1 to 14 that is
    /// free everywhere; above that only with `a=extmap-allow-mixed`, and never 15. An answer cannot
    /// add what its offer did not have.
    ExtensionAdd "extension-add", "extmap add", add_extension {
        /// The sections; all of them by default.
        media: Sections = default,
        /// The URI of the extension.
        uri: String,
    }
    example "extmap add video urn:ietf:params:rtp-hdrext:toffset":
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=extmap:4 urn:3gpp:video-orientation\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level\n\
         m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=extmap:4 urn:3gpp:video-orientation\n\
         a=extmap:2 urn:ietf:params:rtp-hdrext:toffset\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for ExtensionAdd {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        add_extension(planner, &sections, &self.uri, Cause::Requested)
    }
}
