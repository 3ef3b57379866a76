use alloc::format;

use sdpkit_core::{Error, Line};

use super::numbers::{is_broken_extmap, is_direction};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=extmap` cannot be read.
    ///
    /// The attribute is `<number> <URI>`, with an optional direction behind the number.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-malformed",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §8 “extmap-value = mapentry SP extensionname”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: ["Expects at least {} fields.", "Invalid value: {}."],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    is_broken_extmap(line, error) && !is_direction(line, error)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("an `a=extmap` that cannot be read: {error}"))
            .help("write `a=extmap:<number> <URI>`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\n",
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3/send urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[b"{session}m=audio 9 RTP/AVP 0\na=extmap:[[urn:x]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
