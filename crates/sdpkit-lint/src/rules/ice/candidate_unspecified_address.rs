use alloc::format;

use super::candidates_at;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate has the address `0.0.0.0` or `::`.
    ///
    /// That is no address of an interface: a socket bound to all of them reports it before it has
    /// sent anything. Nothing can be sent there. In `c=` and `raddr` it stands for an address that
    /// is not told; a candidate without an address is none.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 0.0.0.0 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-unspecified-address",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8445 §5.1.1.1 “Host candidates are obtained by binding to ports on an IP address attached to an interface”",
        "RFC 8445 §5.1.1.1 “The host candidates are gathered from all IP addresses with the following exceptions”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, host) in candidates_at(document, b":0") {
        if host.ip().is_some_and(|ip| ip.is_unspecified()) {
            let message = format!("a candidate at {}, where nobody is", candidate.address);
            report
                .add(Part::Address.of(candidate), message)
                .fix("remove the candidate", [FixEdit::delete(candidate.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 0.0.0.0 rport 9\n\
        a=candidate:1 1 udp 1 ::1 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[0.0.0.0]] 9 typ host\n\
        a=candidate:1 1 tcp 1 [[::]] 9 typ host tcptype active\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 2 0.0.0.0 9 typ host\na=candidate:1 1 udp 1 :: 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
