use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::RtcpMux;

use super::members::rtp_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
use crate::rules::codec::listed::cannot_share_port;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bundled RTP section is without `a=rtcp-mux`.
    ///
    /// A BUNDLE group has one transport, which RTP and RTCP share. Chrome ("rtcp-mux must be enabled
    /// when BUNDLE is enabled.") and Firefox ("missing a=rtcp-mux, which is required by
    /// rtcpMuxPolicy") refuse the description. Once the group is agreed on, the first section speaks
    /// for all.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=rtcp-mux
    /// ```
    id: "bundle-without-rtcp-mux",
    category: Bundle,
    severity: Error,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8859 §4.3 “RTCP multiplexing MUST be enabled for both the audio and video \"m=\" lines”",
        "RFC 9143 §9.3 “the offerer and answerer MUST enable RTP/RTCP multiplexing [RFC5761] for the RTP-based bundled media”",
    ],
    errors: ["rtcp-mux must be enabled when BUNDLE is enabled.", "m-section at level {} is missing a=rtcp-mux, which is required by rtcpMuxPolicy"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        if bundle.tagged().is_some_and(|tagged| tagged.has(RtcpMux::INFO.kind)) {
            continue;
        }
        for section in rtp_members(bundle) {
            // What is only offered in the group takes what the first section says.
            if section.has(RtcpMux::INFO.kind) || section.is_bundle_only() {
                continue;
            }
            let finding = report
                .add(section.line().content_span(), "no `a=rtcp-mux` in this bundled section");
            finding.note(
                "Chrome refuses the description: \"rtcp-mux must be enabled when BUNDLE is enabled.\"",
            );
            if cannot_share_port(section) {
                finding.help("renumber the payload types from 64 to 95, and add `a=rtcp-mux`");
            } else {
                finding.fix("add `a=rtcp-mux`", [document.line_at_end(section, b"a=rtcp-mux")]);
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=rtcp-mux\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\n\
            a=bundle-only\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=rtcp-mux\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
        b"{webrtc}",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 2\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=rtcp-mux\n[[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=mid:2\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n",
        b"{session}a=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=rtcp-mux\n",
    )],
    newlines: Newlines::Crlf,
};
