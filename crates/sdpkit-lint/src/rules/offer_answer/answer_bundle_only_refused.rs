use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that was offered in its BUNDLE group only is accepted outside it.
    ///
    /// The offerer has no transport for it but that of the group: it is in the group, or rejected.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 RTP/AVP 96
    /// a=bundle-only
    /// ; answered without a group by
    /// m=video 9 RTP/AVP 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=video 9 RTP/AVP 96
    /// ```
    id: "answer-bundle-only-refused",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 9143 §7.3.2 “In the corresponding offer, the \"m=\" section contains an SDP 'bundle-only' attribute.”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::BundleOnlyRefused,
        "this section was offered in its BUNDLE group only",
        "offered in the group only",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 0 RTP/AVP 8\na=mid:1\na=bundle-only\n{answer}{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\n[[m=audio 9 RTP/AVP 8]]\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
