use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec of the answer has another profile than was offered.
    ///
    /// For VP9, AV1, H.265 and H.266 the profile is part of what the codec is: the other side decodes
    /// that one only. An absent profile is the first one.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:98 profile-id=2
    /// ; answered by
    /// a=fmtp:98 profile-id=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:98 profile-id=2
    /// ```
    id: "answer-codec-profile",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 7798 §7.2.2 (pointer)",
        "AV1 RTP specification §7.2.2 (pointer)",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::CodecProfile,
        "this profile is not the one that was offered",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 98\na=rtpmap:98 VP9/90000\n{answer}{session}m=video 9 RTP/AVP 98\na=rtpmap:98 VP9/90000\na=fmtp:98 profile-id=0\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 98\na=rtpmap:98 VP9/90000\n{answer}{session}m=video 9 RTP/AVP 98\na=rtpmap:98 VP9/90000\na=fmtp:[[98 profile-id=2]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
