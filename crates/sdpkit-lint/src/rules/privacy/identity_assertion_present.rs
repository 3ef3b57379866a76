use sdpkit_core::attribute::Identity;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The description tells who its sender is.
    ///
    /// `a=identity` holds the assertion of an identity provider, in base64: a domain, and often a
    /// user name. The peer needs it to know whom it talks to; whoever finds the text in a log or a
    /// bug report does not.
    ///
    /// # Bad
    /// ```sdp
    /// a=identity:eyJpZHAiOnsiZG9tYWluIjoiZXhhbXBsZS5vcmcifX0=
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    id: "identity-assertion-present",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 8827 §5 “The SDP \"identity\" attribute is a session-level attribute”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, _) in document.typed_attributes::<Identity<'_>>() {
        report.add(attr.line().content_span(), "this tells who the sender is").fix(
            "remove the line, before the text is shared or logged",
            [FixEdit::delete(attr.line().span())],
        );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=fingerprint:sha-256 AB:CD\n", b"{session}a=identity:eyJ9\n{audio}"],
    fail: &[b"{session}[[a=identity:eyJ9]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n"],
    fix: &[(
        b"{session}a=identity:eyJ9\na=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}a=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
