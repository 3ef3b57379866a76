//! `extmap remove`: a header extension is not offered any more.

use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::attribute::Extmap;

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::report::Cause;
use crate::sections::Sections;

operation! {
    /// Removes an RTP header extension, `a=extmap`.
    ///
    /// The encrypted form of it (RFC 6904) goes too; the session level is changed where all
    /// sections are meant.
    ExtensionRemove "extension-remove", "extmap remove", remove_extension {
        /// The sections; all of them, and the session level, by default.
        media: Sections = default,
        /// The URI of the extension.
        uri: String,
    }
    example "extmap remove urn:3gpp:video-orientation":
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=extmap:4 urn:3gpp:video-orientation\n\
         a=rtpmap:96 VP8/90000\n"
        =>
        "m=video 9 UDP/TLS/RTP/SAVPF 96\n\
         a=rtpmap:96 VP8/90000\n",
}

impl Operation for ExtensionRemove {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        let sections = planner.sections(&self.media);
        let session = planner.model().session();
        let levels = sections.iter().map(|section| **section);
        let levels: Vec<_> =
            self.media.is_all().then_some(session).into_iter().chain(levels).collect();
        let is_meant = |extension: &Extmap<'_>| {
            let encrypted = extension.encrypted_uri();
            extension.uri.as_str() == self.uri
                || encrypted.is_some_and(|uri| uri.as_str() == self.uri)
        };
        let mut is_found = false;
        for level in levels {
            for extension in level.all::<Extmap<'_>>().filter(|extension| is_meant(extension)) {
                planner.remove_line(extension.line, Cause::Requested);
                is_found = true;
            }
        }
        if !is_found {
            planner.not_found(alloc::format!("header extension `{}`", self.uri));
        }
        Ok(())
    }
}
