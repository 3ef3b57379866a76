use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An answer takes a section out of a BUNDLE group that is established.
    ///
    /// Only an offer can do that; an answer can reject the section. Chrome refuses the answer.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// ; agreed before, answered later without
    /// a=group:BUNDLE 0 1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// ```
    id: "answer-bundle-shrunk",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "Chrome error quoted in restsend/rustrtc#27 “Answer cannot remove m= section with mid='0' from already-established BUNDLE group”",
        "RFC 9143 §7.3.2 “Because an answerer is not allowed to move an \"m=\"”",
    ],
    errors: ["Answer cannot remove m= section with mid='{}' from already-established BUNDLE group"],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::BundleShrunk,
        "this section leaves the group that both sides agreed on",
        "offered in the group again",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{next}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{next}{session}a=group:BUNDLE 0 1\nm=audio 9 RTP/AVP 0\na=mid:0\nm=audio 9 RTP/AVP 8\na=mid:1\n{answer}{session}a=group:BUNDLE 0\nm=audio 9 RTP/AVP 0\na=mid:0\n[[m=audio 9 RTP/AVP 8]]\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
