use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has a header extension that was not offered.
    ///
    /// The offerer does not know it, and may use its number for another.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// ; in both
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "answer-extmap-added",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8285 §4.1.2 (pointer)",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    let words = ("this header extension was not offered", "", "remove the line");
    pair.remove_all(report, Check::ExtensionAdded, words);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n{answer}{session}{audio}",
    ],
    fail: &[
        b"{session}{audio}{answer}{session}{audio}a=extmap:[[3 urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
    ],
    fix: &[(
            b"{session}{audio}{answer}{session}{audio}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}{audio}{answer}{session}{audio}",
        )],
    newlines: Newlines::Crlf,
};
