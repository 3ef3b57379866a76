use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Both sides want to open the connection, or both wait for it.
    ///
    /// `active` is answered by `passive` and the reverse. With two of a kind there is no DTLS
    /// handshake.
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:active
    /// ; answered by
    /// a=setup:active
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:passive
    /// ```
    id: "answer-setup-conflict",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Unsafe,
    sources: [
        "RFC 4145 §4 (pointer)",
        "RFC 5763 §5 “MUST use either a setup attribute value of setup:active or setup:passive”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::SetupConflict) {
        let other = if pair.here(*violation) == "active" { "passive" } else { "active" };
        let edit = FixEdit::replace(violation.span, other.as_bytes());
        pair.add(report, *violation, "both sides want the same role", "the role of the offerer")
            .fix("take the other role", [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=setup:active\n{answer}{webrtc}a=setup:passive\n",
        b"{webrtc}a=setup:actpass\n{answer}{webrtc}a=setup:active\n",
    ],
    fail: &[
        b"{webrtc}a=setup:active\n{answer}{webrtc}a=setup:[[active]]\n",
        b"{webrtc}a=setup:passive\n{answer}{webrtc}a=setup:[[passive]]\n",
    ],
    fix: &[(
        b"{webrtc}a=setup:active\n{answer}{webrtc}a=setup:active\n",
        b"{webrtc}a=setup:active\n{answer}{webrtc}a=setup:passive\n",
    )],
    newlines: Newlines::Crlf,
};
