use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has another transport protocol than the offer.
    ///
    /// An answerer that cannot do the protocol rejects the section; it does not choose another.
    /// `RTP/SAVPF` for `UDP/TLS/RTP/SAVPF` is a warning: drafts of WebRTC wrote it so, and DTLS makes
    /// the keys either way.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ; answered by
    /// m=audio 9 RTP/AVP 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "answer-proto",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.8.3 “MUST exactly match the media type and protocol values”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::Protocol) {
        let offered = pair.there(*violation);
        let edit = FixEdit::replace(violation.span, offered.into_bytes());
        pair.add(
            report,
            *violation,
            "the protocol is not the one that was offered",
            "offered here",
        )
        .fix("write the offered protocol", [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}{answer}{session}{audio}"],
    fail: &[b"{session}m=audio 49170 RTP/AVPF 0\n{answer}{session}m=audio 49170 [[RTP/AVP]] 0\n"],
    fix: &[(
        b"{session}m=audio 49170 RTP/AVPF 0\n{answer}{session}m=audio 49170 RTP/AVP 0\n",
        b"{session}m=audio 49170 RTP/AVPF 0\n{answer}{session}m=audio 49170 RTP/AVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
