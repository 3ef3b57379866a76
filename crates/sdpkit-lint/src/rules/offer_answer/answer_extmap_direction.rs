use alloc::format;

use sdpkit_core::attribute::Extmap;
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The direction of a header extension does not fit the offered one.
    ///
    /// What is offered `sendonly` is received, and the reverse. Chrome writes no direction at all.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid
    /// ; answered by
    /// a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3/recvonly urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "answer-extmap-direction",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 8285 §7 “MUST be marked as \"recvonly\" in the SDP answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::ExtensionDirection) {
        let offered = pair.attribute_there::<Extmap<'_>>(*violation);
        let line = pair.document().line_at(violation.span.start());
        let word = line.and_then(|line| line.attribute()?.token(0));
        let id = pair.attribute_here::<Extmap<'_>>(*violation).map(|extension| extension.id);
        let message = "the direction of this extension does not fit the offered one";
        let finding = pair.add(report, *violation, message, "offered here");
        let direction = offered.and_then(|offered| offered.direction);
        if let (Some(direction), Some(word), Some(id)) = (direction, word, id) {
            let text = format!("{id}/{}", direction.reversed());
            finding.fix("reverse the offered direction", [FixEdit::replace(word, text)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:3/recvonly urn:ietf:params:rtp-hdrext:sdes:mid\n",
        b"{session}{audio}a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=recvonly\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"{session}{audio}a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:[[3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
        b"{session}{audio}a=extmap:3/recvonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:[[3 urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
    ],
    fix: &[(
            b"{session}{audio}a=extmap:3/recvonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}{audio}a=extmap:3/recvonly urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}a=extmap:3/sendonly urn:ietf:params:rtp-hdrext:sdes:mid\n",
        )],
    newlines: Newlines::Crlf,
};
