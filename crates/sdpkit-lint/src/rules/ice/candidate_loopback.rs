use alloc::format;

use sdpkit_core::address::Scope;

use super::candidates_at;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate has a loopback address.
    ///
    /// It reaches nobody but the machine that says it, so a peer elsewhere sends its checks to
    /// itself. Such candidates come from tests on one machine, and from servers that bind to
    /// localhost.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 127.0.0.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-loopback",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8445 §5.1.1.1 “Addresses from a loopback interface MUST NOT be included”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, host) in candidates_at(document, b"1:0") {
        if host.ip().is_some() && host.scope() == Scope::Loopback {
            report
                .add(
                    Part::Address.of(candidate),
                    format!("a candidate at the loopback address {host}"),
                )
                .fix("remove the candidate", [FixEdit::delete(candidate.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 127.0.0.1 rport 9\n\
        a=candidate:1 1 udp 1 localhost 9 typ host\na=candidate:1 1 udp 1 :: 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[127.0.0.1]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[127.8.8.8]] 9 typ host\na=candidate:1 1 udp 1 [[::1]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[::ffff:127.0.0.1]] 9 typ host\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 2 127.0.0.1 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 1 udp 3 ::1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
