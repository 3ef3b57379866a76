use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The largest message of a data channel differs with the direction.
    ///
    /// Each side says what it takes; 65536 bytes where it says nothing. What is larger must be cut by
    /// the sender.
    ///
    /// # Bad
    /// ```sdp
    /// a=max-message-size:262144
    /// ; answered by
    /// a=max-message-size:65536
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=max-message-size:262144
    /// ; answered by
    /// a=max-message-size:262144
    /// ```
    id: "answer-sctp-size-asymmetry",
    category: OfferAnswer,
    severity: Info,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8841 §6.1 “Different attribute values can be used in each direction”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::SctpSize,
        "the other side takes messages of another size",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\na=max-message-size:65536\n{answer}{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\na=max-message-size:262144\n{answer}{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n[[a=max-message-size:65536]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
