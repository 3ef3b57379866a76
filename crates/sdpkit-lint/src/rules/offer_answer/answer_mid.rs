use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section of the answer has another `a=mid` than was offered, or none.
    ///
    /// Groups name sections by it, and receivers tell RTP streams apart with it. Answerers that know
    /// no groups leave it out, which is a warning outside WebRTC.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:0
    /// ; answered by
    /// a=mid:audio
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// ```
    id: "answer-mid",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 5888 §9.2 “The identification-tags contained in this \"a=group\" line MUST be the same as those received in the offer”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::Mid,
        "this section has another name than was offered",
        "the name that was offered",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=mid:0\n{answer}{session}{audio}a=mid:0\n",
        b"{session}{audio}{answer}{session}{audio}a=mid:0\n",
    ],
    fail: &[
        b"{session}{audio}a=mid:0\n{answer}{session}{audio}a=mid:[[1]]\n",
        b"{session}{audio}a=mid:0\n{answer}{session}[[m=audio 49170 RTP/AVP 0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
