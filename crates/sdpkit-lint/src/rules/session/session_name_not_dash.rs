use sdpkit_core::line::SessionName;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session name says something, where WebRTC has no use for it.
    ///
    /// No browser shows or keeps the name; `s=-` is what they write. A name only costs bytes, may
    /// tell which software or room it was, and Firefox refuses a description whose name holds a
    /// character beyond ASCII.
    ///
    /// # Bad
    /// ```sdp
    /// s=My call
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=-
    /// ```
    id: "session-name-not-dash",
    category: Session,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.2.1 “a single dash SHOULD be used as the session name”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, name) in document.typed_lines::<SessionName<'_>>() {
        if name.text != "-" {
            report
                .add(line.value_span(), "the session name is not `-`, and no browser uses it")
                .fix("write `s=-`", [FixEdit::replace(line.value_span(), "-")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}", b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=My call\nt=0 0\n{audio}", b"{webrtc}a=x:s=1\n"],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=[[My call]]\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=[[ ]]\nt=0 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
    ],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=caf\xe9\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
