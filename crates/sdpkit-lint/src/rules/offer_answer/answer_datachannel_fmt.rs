use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The data channel of the answer is not of the kind that was offered.
    ///
    /// Protocol and format are those of the offer: `UDP/DTLS/SCTP webrtc-datachannel`, or, from old
    /// browsers, `DTLS/SCTP 5000`.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// ; answered by
    /// m=application 9 DTLS/SCTP 5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// ```
    id: "answer-datachannel-fmt",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8841 §10.3 “line proto value [RFC3264] identical”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::DataChannelFormat,
        "this data channel is not of the kind that was offered",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n{answer}{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n{answer}{session}m=application 9 [[DTLS/SCTP]] webrtc-datachannel\na=sctp-port:5000\n",
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n{answer}{session}[[m=application 9 UDP/DTLS/SCTP foo]]\na=sctp-port:5000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
