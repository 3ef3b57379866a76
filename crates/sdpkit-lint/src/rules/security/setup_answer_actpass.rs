use sdpkit_core::attribute::{Setup, SetupRole};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An answer leaves open who starts the handshake.
    ///
    /// It chooses `active` or `passive`. Chrome ("Answerer must use either active or passive value
    /// for setup attribute.") and Firefox ("illegal setup attribute \"actpass\"") refuse the answer,
    /// which often is an offer sent back. With `active` the handshake can start before the answer
    /// has arrived.
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:actpass
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:active
    /// ```
    id: "setup-answer-actpass",
    category: Security,
    severity: Error,
    applies: Answer,
    fix: Unsafe,
    sources: [
        "RFC 5763 §5 “The answerer MUST use either a setup attribute value of setup:active or setup:passive”",
        "RFC 4145 §4.1 “actpass active / passive / holdconn”",
    ],
    errors: ["Answerer must use either active or passive value for setup attribute.", "Invalid answer, illegal setup attribute \"actpass\" at level {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for setup in document.model().all::<Setup>() {
        let is_rejected = || {
            let section = setup.section_index().and_then(|index| document.model().section(index));
            section.is_some_and(|section| section.is_rejected())
        };
        if setup.role != SetupRole::ActPass || is_rejected() {
            continue;
        }
        let place = setup.value_span();
        report
            .add(place, "an answer chooses the role: `active` or `passive`, not `actpass`")
            .note(
                "Chrome refuses the answer: \"Answerer must use either active or passive value for setup attribute.\"",
            )
            .fix("write `active`", [FixEdit::replace(place, "active")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=setup:active\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=setup:actpass\n"],
    fail: &[b"{session}a=setup:[[actpass]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=setup:[[actpass]]\n"],
    fix: &[(b"{webrtc}a=setup:actpass\na=mid:0\n", b"{webrtc}a=setup:active\na=mid:0\n")],
    newlines: Newlines::Crlf,
};
