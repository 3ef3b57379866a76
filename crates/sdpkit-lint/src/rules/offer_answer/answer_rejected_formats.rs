use sdpkit_negotiate::Check;

use crate::finding::Report;
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A rejected section names formats that were not offered.
    ///
    /// They mean nothing there, but a section that is copied from elsewhere was perhaps not meant to
    /// be rejected, or not in this place.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 RTP/AVP 96
    /// ; answered by
    /// m=video 0 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 RTP/AVP 96
    /// ```
    id: "answer-rejected-formats",
    category: OfferAnswer,
    severity: Warning,
    applies: Pair,
    fix: None,
    sources: [
        "RFC 3264 §6 “At least one MUST be present, as specified by SDP.”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    pair.add_all(
        report,
        Check::RejectedFormats,
        "this rejected section names a format that was not offered",
        "offered here",
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}{answer}{session}m=audio 0 RTP/AVP 0\n"],
    fail: &[b"{session}{audio}{answer}{session}[[m=audio 0 RTP/AVP 8]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
