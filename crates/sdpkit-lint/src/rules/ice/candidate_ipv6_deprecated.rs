use core::net::Ipv6Addr;

use sdpkit_core::address::Host;

use super::candidates_at;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate has an IPv6 address of a deprecated kind.
    ///
    /// IPv4-compatible addresses (`::198.51.100.1`) and site-local ones (`fec0::/10`) are no longer
    /// routed or told apart, so checks to them go astray.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 fec0::1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 2001:db8::1 50000 typ host
    /// ```
    id: "candidate-ipv6-deprecated",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8445 §5.1.1.1 “Deprecated IPv4-compatible IPv6 addresses”",
        "RFC 8445 §5.1.1.1 “local unicast addresses [RFC3879] MUST NOT be included in the address candidates”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, host) in candidates_at(document, b":0fF") {
        let Host::Ip6 { address, .. } = host else { continue };
        let message = match address.segments() {
            [0xfec0..=0xfeff, ..] => "a site-local address, which IPv6 has given up",
            [0, 0, 0, 0, 0, 0, ..] if is_ipv4_compatible(address) => {
                "an IPv4-compatible address, which IPv6 has given up"
            }
            _ => continue,
        };
        report
            .add(Part::Address.of(candidate), message)
            .fix("remove the candidate", [FixEdit::delete(candidate.line.span())]);
    }
}

/// Whether an address of `::/96` is an IPv4 address, and not `::` or `::1` (RFC 4291 §2.5.5.1).
fn is_ipv4_compatible(address: Ipv6Addr) -> bool {
    !address.is_unspecified() && !address.is_loopback()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 2001:db8::1 9 typ host\n\
        a=candidate:1 1 udp 1 :: 9 typ host\na=candidate:1 1 udp 1 ::1 9 typ host\n\
        a=candidate:1 1 udp 1 ::ffff:192.0.2.1 9 typ host\na=candidate:1 1 udp 1 fe80::1 9 typ host\n\
        a=candidate:1 1 udp 1 fd00::1 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[fec0::1]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[feff::1]] 9 typ host\n\
        a=candidate:1 1 udp 1 [[::192.0.2.1]] 9 typ host\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 fec0::1 9 typ host\na=candidate:1 1 udp 1 ::192.0.2.1 9 typ host\n",
        b"{webrtc}",
    )],
    newlines: Newlines::Crlf,
};
