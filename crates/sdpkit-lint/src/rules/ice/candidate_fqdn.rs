use alloc::format;

use sdpkit_core::address::Host;

use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The address of a candidate is a host name.
    ///
    /// Agents do not write names, and those who read one ignore the candidate: no specification
    /// says how it would be resolved. Names below `.local` are another matter, those of browsers
    /// hide a private address. Servers that are configured with a name resolve it before they
    /// write it.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 sfu.example.com 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-fqdn",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §5.1 “An agent generating local candidates MUST NOT use FQDN addresses”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (candidate, host) in document.candidates() {
        if let Host::Name(name) = host {
            report
                .add(Part::Address.of(candidate), format!("a candidate at the host name `{name}`"))
                .note("agents ignore candidates with host names")
                .help("write the address that the name resolves to");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp 1 fe80::1%eth0 9 typ host\n\
        a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\n\
        a=candidate:1 1 udp 1 999.0.2.1 9 typ host\n"],
    fail: &[b"{webrtc}a=candidate:1 1 udp 1 [[turn.example.com]] 443 typ relay raddr :: rport 9\n\
        a=candidate:1 1 udp 1 [[localhost]] 5000 typ host\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
