use alloc::format;

use sdpkit_core::AttributeKind;

use super::gathering::{count_of, without_candidates};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that exists only within its BUNDLE group has candidates.
    ///
    /// It has no transport of its own: it uses that of the first section of the group, with the
    /// candidates that stand there, or is rejected. Those that stand in it are ignored.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=bundle-only
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=bundle-only
    /// ```
    id: "candidate-in-bundle-only",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “MUST NOT contain any ICE credentials and MUST NOT gather any candidates”",
        "RFC 9143 §7.1.3 “attributes (BUNDLE attributes) in bundle-only \"m=\" sections”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        // With another port, or outside a group, the mark says nothing (RFC 9143 §6).
        if !section.is_bundle_only() {
            continue;
        }
        let Some(mark) = section.lines_of_kind(AttributeKind::BundleOnly).next() else { continue };
        let mut candidates = section.lines_of_kind(AttributeKind::Candidate);
        let Some(first) = candidates.next() else { continue };
        let count = count_of(1 + candidates.count());
        report
            .add(
                first.content_span(),
                format!("{count} in a section without a transport of its own"),
            )
            .label(mark.content_span(), "it uses the transport of its BUNDLE group")
            .fix("remove the candidates", without_candidates(&section));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n\
            a=bundle-only\na=ice-ufrag:8hhY\n",
        b"{webrtc}a=bundle-only\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}m=video 0 UDP/TLS/RTP/SAVPF 96\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fail: &[b"{session}a=group:BUNDLE 1\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n\
        [[a=candidate:1 1 udp 1 192.0.2.1 9 typ host]]\na=bundle-only\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n"],
    fix: &[(
        b"{session}a=group:BUNDLE 1\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=bundle-only\na=end-of-candidates\n",
        b"{session}a=group:BUNDLE 1\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    )],
    newlines: Newlines::Crlf,
};
