//! `anonymize`: a description that can be shown to everybody.

use sdpkit_model::{Secret, secrets_and_identifiers};

use crate::error::EditError;
use crate::operation::{Operation, operation};
use crate::planner::Planner;
use crate::privacy::Pseudonyms;
use crate::report::Cause;

operation! {
    /// Puts pseudonyms in the place of all that tells who, where, or which session.
    ///
    /// Addresses, ICE credentials, keys, fingerprints, names of users, hosts, streams and sessions,
    /// session ids and foundations: what was the same stays the same, what was valid stays valid,
    /// and addresses stay of their kind, so that the description lints and negotiates as before.
    /// Pseudonyms lie in ranges that are nobody's. Sources (`a=ssrc`) and names of sections stay.
    Anonymize "anonymize", "anonymize", anonymize {}
    example "anonymize":
        "v=0\n\
         o=jane 4611731400430051336 2 IN IP4 192.168.1.7\n\
         s=Jane\n\
         t=0 0\n\
         m=audio 50000 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 192.168.1.7\n\
         a=candidate:842163049 1 udp 2122260223 192.168.1.7 50000 typ host ufrag 4ZcD\n\
         a=ice-ufrag:4ZcD\n"
        =>
        "v=0\n\
         o=user0 1000000000000000000 2 IN IP4 10.203.0.0\n\
         s=text 0\n\
         t=0 0\n\
         m=audio 50000 UDP/TLS/RTP/SAVPF 0\n\
         c=IN IP4 10.203.0.0\n\
         a=candidate:0 1 udp 2122260223 10.203.0.0 50000 typ host ufrag Zq00\n\
         a=ice-ufrag:Zq00\n",
}

impl Operation for Anonymize {
    fn plan(&self, planner: &mut Planner<'_, '_>) -> Result<(), EditError> {
        rename(planner, &secrets_and_identifiers(planner.model().sdp()))
    }
}

/// Puts pseudonyms in the place of `secrets`.
pub(super) fn rename(planner: &mut Planner<'_, '_>, secrets: &[Secret]) -> Result<(), EditError> {
    for edit in Pseudonyms::new().edits(planner.model().sdp(), secrets) {
        planner.replace(edit.span, edit.text, Cause::Requested)?;
    }
    Ok(())
}
