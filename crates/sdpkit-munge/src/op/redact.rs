//! `redact`: a description without its secrets.

use sdpkit_model::secrets;

use super::anonymize::rename;
use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;

operation! {
    /// Puts pseudonyms in the place of secrets: of what tells who and where, or lets others in.
    ///
    /// Addresses, ICE credentials, keys, fingerprints, names of users and endpoints. What only links
    /// descriptions to each other (names and ids of sessions and streams, foundations) stays; see
    /// `anonymize`.
    Redact "redact", "redact", redact {}
    example "redact":
        "v=0\n\
         o=- 4611731400430051336 2 IN IP4 127.0.0.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 0.0.0.0\n\
         a=ice-ufrag:4ZcD\n\
         a=msid:stream track\n"
        =>
        "v=0\n\
         o=- 4611731400430051336 2 IN IP4 127.0.0.1\n\
         s=-\n\
         t=0 0\n\
         m=audio 9 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 0.0.0.0\n\
         a=ice-ufrag:Zq00\n\
         a=msid:stream track\n",
}

impl Operation for Redact {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        rename(planner, &secrets(planner.model().sdp()))
    }
}
