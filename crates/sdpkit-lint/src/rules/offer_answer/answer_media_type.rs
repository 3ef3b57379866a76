use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section of the answer carries another kind of media than was offered.
    ///
    /// The sections of an answer stand in the order of the offer. Usually two of them changed places.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// ; answered by
    /// m=video 9 RTP/AVP 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// ```
    id: "answer-media-type",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6.1 “The media type of the stream in the answer MUST match that of the offer”",
        "libwebrtc pc/sdp_offer_answer.cc “The order of m-lines in answer doesn't match order in offer. Rejecting answer.”",
    ],
    errors: ["The order of m-lines in answer doesn't match order in offer. Rejecting answer."],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::MediaKind,
        "this section carries another kind of media than was offered in its place",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}{answer}{session}{audio}"],
    fail: &[b"{session}{audio}{answer}{session}m=[[video]] 49170 RTP/AVP 0\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
