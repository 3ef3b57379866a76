use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer to a multicast stream has another address or port.
    ///
    /// There is but one group, and both sides send to it and receive from it.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 233.252.0.1/127
    /// ; answered by
    /// c=IN IP4 192.0.2.7
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 233.252.0.1/127
    /// ```
    id: "answer-multicast-changed",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.2 “the address and port information in the answer MUST match that of the offer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::MulticastChanged,
        "the multicast address or port is not the one that was offered",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 233.252.0.1/127\n{answer}{session}{audio}c=IN IP4 233.252.0.1/127\n",
    ],
    fail: &[
        b"{session}{audio}c=IN IP4 233.252.0.1/127\n{answer}{session}{audio}[[c=IN IP4 233.252.0.2/127]]\n",
        b"{session}{audio}c=IN IP4 233.252.0.1/127\n{answer}{session}m=audio [[5000]] RTP/AVP 0\nc=IN IP4 233.252.0.1/127\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
