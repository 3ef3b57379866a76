use sdpkit_core::{Error, Line};

use super::numbers::{is_broken_extmap, is_direction};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The direction of an `a=extmap` is none.
    ///
    /// It is one of `sendonly`, `recvonly`, `sendrecv` and `inactive`.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3/send urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-direction-invalid",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §7 “The direction MUST be one of \"sendonly\", \"recvonly\", \"sendrecv\", or \"inactive\"”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    is_broken_extmap(line, error) && is_direction(line, error)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), "the direction of this header extension is none")
            .help("write `sendonly`, `recvonly`, `sendrecv` or `inactive`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:x urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3/[[send]] urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
