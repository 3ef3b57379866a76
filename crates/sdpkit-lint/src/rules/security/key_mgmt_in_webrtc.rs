use sdpkit_core::attribute::KeyMgmt;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// WebRTC has a key management message, `a=key-mgmt`.
    ///
    /// Keys of WebRTC come from the DTLS handshake alone. Browsers ignore the line; what it tells of
    /// keys is told to everybody who sees the description.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=key-mgmt:mikey AQAFgM0XflABAAAAAAAAAAAAAAsAyO
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=setup:actpass
    /// ```
    id: "key-mgmt-in-webrtc",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “specifically incompatible with the requirements of [RFC8834] and MUST NOT be included”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, _) in document.typed_attributes::<KeyMgmt<'_>>() {
        let line = attr.line();
        report
            .add(
                line.content_span(),
                "WebRTC takes its keys from DTLS: `a=key-mgmt` must not be used",
            )
            .fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=setup:actpass\n", b"{session}{audio}a=key-mgmt:mikey AQAF\n"],
    fail: &[b"{webrtc}[[a=key-mgmt:mikey AQAF]]\n[[a=key-mgmt:x AQAF]]\n"],
    fix: &[(b"{webrtc}a=key-mgmt:mikey AQAF\na=mid:0\n", b"{webrtc}a=mid:0\n")],
    newlines: Newlines::Crlf,
};
