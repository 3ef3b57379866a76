use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Clock rate or channels of a codec differ from the offer.
    ///
    /// It is another codec then: timestamps run at another pace, or half of the channels are missing.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// ; answered by
    /// a=rtpmap:111 opus/48000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "answer-rtpmap-mismatch",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “that same payload type number SHOULD be used for that codec in the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::ClockOrChannels,
        "clock rate or channels differ from the offer",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 97\na=rtpmap:97 L16/48000/2\n{answer}{session}m=audio 9 RTP/AVP 97\na=rtpmap:97 L16/48000/2\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 97\na=rtpmap:97 L16/48000/2\n{answer}{session}m=audio 9 RTP/AVP 97\na=rtpmap:[[97 L16/44100/2]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
