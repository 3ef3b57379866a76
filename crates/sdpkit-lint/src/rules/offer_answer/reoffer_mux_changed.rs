use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Multiplexing of RTCP was agreed on, and is gone.
    ///
    /// There is no port for RTCP any more. Chrome refuses the description: "Failed to setup RTCP
    /// mux."
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-mux
    /// ; followed by a section without
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// ```
    id: "reoffer-mux-changed",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 9429 §5.8.3 “state of RTP/RTCP multiplexing MUST match what was previously negotiated”",
    ],
    errors: ["Failed to setup RTCP mux."],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(report, Check::MuxChanged, "`a=rtcp-mux` is gone", "agreed on before");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=rtcp-mux\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=rtcp-mux\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=rtcp-mux\n{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n[[m=audio 49170 RTP/AVP 0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
