use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_model::{Profile, Section};

use super::gathering::{count_of, without_candidates};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that is rejected has candidates.
    ///
    /// Port 0 says that nothing will flow, so there is nothing to connect to. Receivers ignore the
    /// candidates, which tell addresses for nothing. Chrome keeps those of a section that was
    /// stopped, which is only noted.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// ```
    id: "candidate-in-rejected-section",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8839 §4.4.1.1.2 “MUST NOT include any \"candidate\" attributes for that data stream”",
        "RFC 8839 §4.2.1.6 “SHOULD NOT include ICE-related SDP \"candidate\" attributes in that \"m=\" section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(Section::is_rejected) {
        let mut candidates = section.lines_of_kind(AttributeKind::Candidate);
        let Some(first) = candidates.next() else { continue };
        let count = count_of(1 + candidates.count());
        let finding =
            report.add(first.content_span(), format!("{count} in a section that is rejected"));
        if document.profile() == Profile::WebRtc {
            finding
                .severity(Severity::Info)
                .note("Chrome keeps those of a section that was stopped");
        }
        finding
            .label(section.line().content_span(), "port 0 rejects the section")
            .fix("remove the candidates", without_candidates(&section));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\nm=video 0 UDP/TLS/RTP/SAVPF 96\n\
            a=end-of-candidates\n",
        b"{session}a=group:BUNDLE 0\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:0\na=bundle-only\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fail: &[b"{session}m=audio 0 RTP/AVP 0\n[[a=candidate:1 1 udp 1 192.0.2.1 9 typ host]]\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        m=audio 0 RTP/AVP 0\n[[a=candidate:1]]\n"],
    fix: &[(
        b"{session}m=audio 0 RTP/AVP 0\na=candidate:1 1 udp 2 192.0.2.1 9 typ host\na=ptime:20\n\
            a=candidate:1 1 udp 1 192.0.2.2 9 typ host\na=end-of-candidates\n",
        b"{session}m=audio 0 RTP/AVP 0\na=ptime:20\n",
    )],
    newlines: Newlines::Crlf,
};
