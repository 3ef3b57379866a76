use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer refuses the multiplexing of RTCP that is needed.
    ///
    /// In a BUNDLE group, and where the offer says `a=rtcp-mux-only`, RTCP has no port of its own. In
    /// other WebRTC it is a warning: offerers with `rtcpMuxPolicy: "require"`, the default of
    /// browsers, refuse the answer.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-mux-only
    /// ; answered without
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// ```
    id: "answer-rtcp-mux-refused",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 8858 §4.3 “it MUST associate an SDP 'rtcp-mux' attribute”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::RtcpMuxRefused,
        "this section needs `a=rtcp-mux`",
        "multiplexing was offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=rtcp-mux\n{answer}{session}{audio}",
        b"{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n{answer}{session}{audio}a=rtcp-mux\n",
    ],
    fail: &[
        b"{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n{answer}{session}[[m=audio 49170 RTP/AVP 0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
