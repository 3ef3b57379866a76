use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::IceOptions;

use super::gathering::{has_in_effect, lines_in_effect, transports};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The ICE options do not have `ice2`.
    ///
    /// Agents that follow RFC 8445 say so with `ice2`; without it the other side has to take them
    /// for agents of RFC 5245, which nominate otherwise and expect another offer once ICE is done.
    /// Browsers do not write it, and nothing depends on it between them.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-options:trickle
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-options:trickle ice2
    /// ```
    id: "ice-options-missing-ice2",
    category: Ice,
    severity: Hint,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8839 §4.2.1.5 “attribute with an \"ice2\" attribute value”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let has_ice2 = |options: &IceOptions<'_>| options.tags.iter().any(|tag| tag == *"ice2");
    if document.model().session().all::<IceOptions<'_>>().any(|options| has_ice2(&options)) {
        return;
    }
    for options in document.model().all::<IceOptions<'_>>() {
        if !has_ice2(&options) {
            let span = options.value_span();
            report.add(span, "ICE options without `ice2`").fix(
                "add `ice2`, if the agent follows RFC 8445",
                [FixEdit::insert(span.end(), " ice2")],
            );
        }
    }
    let mut session_is_reported = false;
    for section in transports(document) {
        if has_in_effect(&section, AttributeKind::IceOptions) {
            continue;
        }
        let Some(ufrag) = lines_in_effect(&section, AttributeKind::IceUfrag).next() else {
            continue;
        };
        let is_session = ufrag.section().is_none();
        if !(is_session && session_is_reported) {
            report.add(ufrag.content_span(), "ICE without options, so without `ice2`").fix(
                "add `a=ice-options:ice2`, if the agent follows RFC 8445",
                [document.line_after(ufrag, b"a=ice-options:ice2")],
            );
        }
        session_is_reported |= is_session;
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-options:ice2 trickle\na=ice-ufrag:8hhY\n",
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-options:ice2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=ice-options:trickle\na=ice-ufrag:8hhY\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:google-ice\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:[[trickle renomination]]\n",
        b"{webrtc}[[a=ice-ufrag:8hhY]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[a=ice-ufrag:8hhY]]\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:trickle\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:trickle ice2\n",
        ),
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:ice2\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
