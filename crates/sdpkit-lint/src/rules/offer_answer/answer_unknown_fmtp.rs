use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A parameter of Opus that is unknown comes back in the answer.
    ///
    /// An answerer takes out what it does not know; a copy says that it does what the parameter asks
    /// for.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:111 x-foo=1
    /// ; answered by
    /// a=fmtp:111 x-foo=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:111 useinbandfec=1
    /// ```
    id: "answer-unknown-fmtp",
    category: OfferAnswer,
    severity: Hint,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 7587 §7.1 “MUST be removed from the answer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::UnknownParameter,
        "this parameter is unknown, and copied from the offer",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 stereo=1\n{answer}{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 stereo=1\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 foo=1\n{answer}{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=fmtp:111 [[foo]]=1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
