use alloc::format;

use sdpkit_model::Profile;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The transport of a candidate is neither UDP nor TCP.
    ///
    /// Others are allowed, and ignored by those who do not know them; none is registered. Chrome
    /// refuses the whole description instead ("Unsupported transport type"), except for its own
    /// `ssltcp`, TCP that looks like TLS at its start, which others ignore.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 sctp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-transport-unknown",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.1 “transport = \"UDP\" / transport-extension”",
        "RFC 6544 §4.5 “is set to \"TCP\"”",
    ],
    errors: [
        "a=candidate:{} Unsupported transport type",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        let is = |name| candidate.transport.eq_ignore_ascii_case(name);
        if is("udp") || is("tcp") {
            continue;
        }
        let span = Part::Transport.of(candidate);
        if is("ssltcp") {
            report
                .add(span, "`ssltcp` is a transport that only Chrome knows")
                .severity(Severity::Info)
                .help("add candidates over `udp` or `tcp` for others");
            continue;
        }
        let transport = candidate.transport;
        let finding = report.add(span, format!("`{transport}` is no transport of candidates"));
        finding.help("write `udp`, or `tcp` with a `tcptype`");
        if document.profile() == Profile::WebRtc {
            finding
                .severity(Severity::Error)
                .note("Chrome refuses the description: \"Unsupported transport type\"");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 UDP 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 TCP 1 192.0.2.1 9 typ host tcptype active\n"],
    fail: &[
        b"{webrtc}a=candidate:1 1 [[sctp]] 1 192.0.2.1 9 typ host\n\
            a=candidate:1 1 [[ssltcp]] 1 192.0.2.1 443 typ host\n",
        b"{session}{audio}a=candidate:1 1 [[TLS-TCP]] 1 192.0.2.1 443 typ host\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
