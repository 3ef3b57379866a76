use sdpkit_core::address::{Host, InterfaceId};

use super::candidates::{Withdrawal, addresses};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An IPv6 address holds the MAC address of its interface.
    ///
    /// `ff:fe` in the middle of the last 64 bits, and the bit that says "unique in the world", tell
    /// that they were made from the MAC address: they identify the machine for as long as it lives,
    /// in every network it is in. Systems make temporary addresses instead (RFC 8981).
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 2001:db8::211:22ff:fe33:4455 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 2001:db8::91c3:7d0e:52aa:18f4 50000 typ host
    /// ```
    id: "ipv6-eui64",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 4291 §2.5.1 “may have universal scope when derived from a universal token”",
        "RFC 8981 “causes hosts to generate temporary addresses with randomized interface identifiers”",
        "RFC 8828 §3 “they can be a fairly significant fingerprinting surface”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let found = addresses(document, |candidate, host| {
        has_mac_address(host).then(|| (candidate.address, host.scope()))
    });
    if found.is_empty() {
        return;
    }
    let withdrawal = Withdrawal::new(document, |_, host| !has_mac_address(host));
    for telling in &found {
        let finding = report
            .add(telling.place(), "the address holds the MAC address of the interface, for good");
        telling.label_others(finding);
        match withdrawal.edits(telling) {
            Some(edits) => finding.fix("remove the candidates with this address", edits),
            None => finding.help("let the system use temporary addresses"),
        };
    }
}

fn has_mac_address(host: Host<'_>) -> bool {
    InterfaceId::of(host) == Some(InterfaceId::Eui64)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 2001:db8::91c3:7d0e:52aa:18f4 50000 typ host\na=candidate:2 1 udp 1 192.0.2.1 50000 typ host\n",
        b"{session}{audio}a=candidate:1 1 udp 1 fe80::211:22ff:fe33:4455 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 2 [[fe80::211:22ff:fe33:4455]] 50000 typ host\n\
            a=candidate:2 1 udp 1 [[2001:db8::211:22ff:fe33:4455]] 50000 typ srflx raddr :: rport 9\n",
    ],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 2 fe80::211:22ff:fe33:4455 50000 typ host\na=candidate:2 1 udp 1 192.0.2.1 50000 typ host\n",
        b"{webrtc}a=candidate:2 1 udp 1 192.0.2.1 50000 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
