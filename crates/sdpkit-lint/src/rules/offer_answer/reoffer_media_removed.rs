use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// There are fewer sections than in the description before.
    ///
    /// Sections are known by their place. One that is not needed any more stays with port 0, and can
    /// be used anew.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// m=video 9 RTP/AVP 96
    /// ; followed by
    /// m=audio 9 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 0
    /// m=video 0 RTP/AVP 96
    /// ```
    id: "reoffer-media-removed",
    category: OfferAnswer,
    severity: Error,
    applies: Successive,
    fix: None,
    sources: [
        "RFC 3264 §8 “MUST have at least N \"m=\" lines”",
        "libwebrtc pc/sdp_offer_answer.cc “The order of m-lines in subsequent offer doesn't match order from previous offer/answer.”",
    ],
    errors: ["The order of m-lines in subsequent offer doesn't match order from previous offer/answer."],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::MediaRemoved,
        "there are fewer sections than before",
        "this section is gone",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{audio}{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}m=audio 0 RTP/AVP 0\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{audio}{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}[[]]",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
