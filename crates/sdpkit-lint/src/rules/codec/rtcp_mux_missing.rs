use sdpkit_core::AttributeKind;

use super::listed::{cannot_share_port, offered};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section of RTP lacks `a=rtcp-mux`.
    ///
    /// Browsers send RTP and RTCP on one port and nothing else: `rtcpMuxPolicy` knows only `require`. Chrome
    /// refuses such a description (“The m= section with mid=... is invalid. RTCP-MUX is not enabled when it is
    /// required.”).
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
    /// a=rtcp-mux
    /// ```
    id: "rtcp-mux-missing",
    category: Codec,
    severity: Error,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.8.3 “each \"m=\" section MUST contain an \"a=rtcp-mux\" attribute”",
    ],
    errors: [
        "rtcp-mux must be enabled when BUNDLE is enabled.",
        "m-section at level {} is missing a=rtcp-mux, which is required by rtcpMuxPolicy",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document).filter(|section| !section.has(AttributeKind::RtcpMux)) {
        // A section that uses the transport of another need not repeat it (RFC 9143 §7.1.3).
        if section.is_bundle_only() || section.transport_owner().index() != section.index() {
            continue;
        }
        let finding = report.add(
            section.line().content_span(),
            "this section lacks `a=rtcp-mux`, which browsers require",
        );
        if cannot_share_port(section) {
            finding.help("renumber the payload types from 64 to 95, and add `a=rtcp-mux`");
        } else {
            finding.fix("add `a=rtcp-mux`", [document.line_at_end(section, b"a=rtcp-mux")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=rtcp-mux\nm=video 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\n",
        b"{webrtc}a=rtcp-mux\nm=video 0 UDP/TLS/RTP/SAVPF 96\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
    ],
    fail: &[
        b"{webrtc}a=rtcp-mux\n[[m=video 9 UDP/TLS/RTP/SAVPF 96]]\n",
        b"{webrtc}a=rtcp-mux\n[[m=video 9 UDP/TLS/RTP/SAVPF 72]]\n",
    ],
    fix: &[
        (
            b"{webrtc}a=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-mux\n",
            b"{webrtc}a=mid:0\na=rtcp-mux\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-mux\n",
        ),
        // RTCP could not be told from the second section's media.
        (
            b"{webrtc}a=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 72\n",
            b"{webrtc}a=mid:0\na=rtcp-mux\nm=video 9 UDP/TLS/RTP/SAVPF 72\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
