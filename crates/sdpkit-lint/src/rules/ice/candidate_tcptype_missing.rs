use alloc::format;

use sdpkit_model::Profile;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A TCP candidate does not say who opens the connection.
    ///
    /// `tcptype` is `active`, `passive` or `so`, and only active and passive candidates, or two
    /// that open at the same time, make a pair. Chrome refuses a description with another value
    /// ("Invalid TCP candidate type"). Candidates from before RFC 6544 have none.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 tcp 1518280447 192.0.2.1 9 typ host tcptype active
    /// ```
    id: "candidate-tcptype-missing",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 6544 §4.5 “tcp-type-ext = \"tcptype\" SP tcp-type”"],
    errors: [
        "a=candidate:{} Invalid TCP candidate type",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        let is_tcp = candidate.transport.eq_ignore_ascii_case("tcp");
        if !is_tcp || candidate.tcp_type().is_some() {
            continue;
        }
        let transport = Part::Transport.of(candidate);
        let help = "add `tcptype active`, `tcptype passive` or `tcptype so`";
        let Some(value) = candidate.extension("tcptype") else {
            report.add(transport, "a TCP candidate without `tcptype`").help(help);
            continue;
        };
        let span = document.sdp().span_of(&value).unwrap_or(transport);
        let finding = report.add(span, format!("`{value}` is no type of TCP candidates"));
        finding.help("write `active`, `passive` or `so`");
        if document.profile() == Profile::WebRtc {
            finding.note("Chrome refuses the description: \"Invalid TCP candidate type\"");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype active\n\
        a=candidate:1 1 TCP 1 192.0.2.1 5000 typ host generation 0 tcptype passive\n\
        a=candidate:1 1 tcp 1 192.0.2.1 5000 typ host tcptype so\n\
        a=candidate:1 1 ssltcp 1 192.0.2.1 443 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 [[tcp]] 1 192.0.2.1 9 typ host generation 0\n\
        a=candidate:1 1 tcp 1 192.0.2.1 9 typ host tcptype [[foo]]\n\
        a=candidate:1 1 [[TCP]] 1 192.0.2.1 9 typ host tcptype \n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
