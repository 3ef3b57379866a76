use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section does not say in which direction media flows.
    ///
    /// It is `sendrecv` then, which is what most mean, and what some do not know they said: scripts
    /// that look for the line to change it find none. The fix writes what holds anyway.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=sendrecv
    /// ```
    id: "direction-missing",
    category: Media,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 8866 §6.7 “\"a=sendrecv\" SHOULD be assumed as the default”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let is_in_use = section.is_rtp() && !section.is_rejected();
        if is_in_use && section.direction_attr().is_none() {
            report
                .add(section.line().content_span(), "no direction, which means `sendrecv`")
                .fix("write `a=sendrecv`", [document.line_at_end(section, b"a=sendrecv")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=recvonly\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=sendrecv\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}{audio}",
    ],
    fail: &[
        b"{webrtc}a=sendonly\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:1\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:0\n\
            [[m=video 0 UDP/TLS/RTP/SAVPF 96]]\na=bundle-only\na=mid:1\n",
    ],
    fix: &[
        (b"{webrtc}a=mid:0\n", b"{webrtc}a=mid:0\na=sendrecv\n"),
        (b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0", b"{webrtc}a=sendrecv\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=sendrecv"),
    ],
    newlines: Newlines::Crlf,
};
