use alloc::format;

use sdpkit_core::attribute::TcpType;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An active TCP candidate names a port.
    ///
    /// An active candidate opens connections and listens nowhere; each connection has a port of its
    /// own, which nobody knows beforehand. Port 9 says so. Older agents wrote 0.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 tcp 1518280447 192.0.2.1 50000 typ host tcptype active
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active
    /// ```
    id: "candidate-tcp-active-port",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 6544 §4.5 “the port(s) MUST be set to 9 (i.e., Discard)”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        if candidate.port == 9 || candidate.tcp_type() != Some(TcpType::Active) {
            continue;
        }
        let span = Part::Port.of(candidate);
        report
            .add(span, format!("port {} of a candidate that listens on none", candidate.port))
            .fix("write 9", [FixEdit::replace(span, "9")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active\n\
        a=candidate:1 1 tcp 1 192.0.2.1 5000 typ host tcptype passive\n\
        a=candidate:1 1 tcp 1 192.0.2.1 5000 typ host tcptype so\n\
        a=candidate:1 1 udp 1 192.0.2.1 5000 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 [[50000]] typ host tcptype active\n\
        a=candidate:1 1 TCP 1 192.0.2.1 [[0]] typ host tcptype active\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 50000 typ host tcptype active\n",
        b"{webrtc}a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active\n",
    )],
    newlines: Newlines::Crlf,
};
