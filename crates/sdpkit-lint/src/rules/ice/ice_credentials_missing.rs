use sdpkit_core::AttributeKind;

use super::gathering::own_transports;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has no ICE credentials in effect.
    ///
    /// Each transport needs an `a=ice-ufrag` and an `a=ice-pwd`, in its section or at session
    /// level; in a BUNDLE group those of its first section count. Chrome and Firefox refuse the
    /// description without: "Called with SDP without ice-ufrag and ice-pwd.", "Invalid
    /// description, no ice-ufrag attribute at level 0".
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=mid:0
    /// ```
    id: "ice-credentials-missing",
    category: Ice,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.8.3 “ICE ufrag and password values, which MUST comply with the size limits”",
        "RFC 8839 §5.4 “there MUST be an \"ice-pwd\" and \"ice-ufrag\" attribute for each data stream”",
    ],
    errors: [
        "Called with SDP without ice-ufrag and ice-pwd.",
        "Invalid description, no ice-ufrag attribute at level {}",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let is_without_ice = !model.has(AttributeKind::IceUfrag) && !model.has(AttributeKind::IcePwd);
    for section in own_transports(document) {
        let has = |kind| section.has_in_effect(kind);
        if has(AttributeKind::IceUfrag) || has(AttributeKind::IcePwd) {
            // One without the other is `ice-credentials-unpaired`.
            continue;
        }
        let message = if is_without_ice {
            "no ICE credentials, here or in any other section"
        } else {
            "no ICE credentials for this section"
        };
        report
            .add(section.line().content_span(), message)
            .note("Chrome refuses the description: \"Called with SDP without ice-ufrag and ice-pwd.\"")
            .note("Firefox refuses it too: \"Invalid description, no ice-ufrag attribute\"")
            .help("add `a=ice-ufrag` and `a=ice-pwd`");
        if is_without_ice {
            return;
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"{webrtc}a=ice-ufrag:8hhY\n",
        // At session level, for all sections.
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        // Bundled, bundle-only and rejected sections.
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:c\na=bundle-only\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:d\n",
        b"{session}{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\n\
            [[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            [[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b\n\
            [[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:a\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\n\
            a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
