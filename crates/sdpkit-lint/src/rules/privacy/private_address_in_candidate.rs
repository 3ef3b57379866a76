use alloc::format;

use sdpkit_core::address::{Host, Scope};
use sdpkit_core::attribute::{Candidate, CandidateType};

use super::candidates::{Withdrawal, addresses};
use super::scope::is_private;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate tells an address of a private network.
    ///
    /// Private addresses tell one visitor from another behind the same public address, and what the
    /// inner network looks like. Browsers hide them behind a name of multicast DNS, `<uuid>.local`,
    /// until the page may use camera or microphone; then they are told to the page and to whoever
    /// it sends them to. Carriers' networks (`100.64.0.0/10`), link-local and unique local addresses
    /// (`fc00::/7`) count too.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.168.1.23 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 50000 typ host
    /// ```
    id: "private-address-in-candidate",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8828 §3 “the client's private IP addresses, often [RFC1918] addresses, can be learned”",
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1.2.4 “MUST NOT contain private host IP addresses”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let found = addresses(document, |candidate, host| {
        let scope = private_scope(candidate, host)?;
        Some((candidate.address, scope))
    });
    if found.is_empty() {
        return;
    }
    let withdrawal =
        Withdrawal::new(document, |candidate, host| private_scope(candidate, host).is_none());
    for telling in &found {
        let message = format!("a {} address is told to the page and the peer", telling.scope);
        let finding = report.add(telling.place(), message);
        telling.label_others(finding);
        match withdrawal.edits(telling) {
            Some(edits) => finding.fix("remove the candidates with this address", edits),
            None => finding.help("hide it behind a name of mDNS, or use relays only"),
        };
    }
}

/// How far the address of the machine itself, or of its outermost private NAT, reaches.
fn private_scope(candidate: &Candidate<'_>, host: Host<'_>) -> Option<Scope> {
    // The address of a relay is that of a server.
    if candidate.typ == CandidateType::Relay {
        return None;
    }
    Some(host.scope()).filter(|scope| is_private(*scope))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 50000 typ host\na=candidate:1 1 udp 1 8.8.8.8 50000 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 50000 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 10.0.0.1 50000 typ relay raddr 0.0.0.0 rport 9\n",
        b"{webrtc}a=candidate:1 1 udp 1 127.0.0.1 50000 typ host\n",
        b"{session}{audio}a=candidate:1 1 udp 1 10.0.0.1 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 9 [[192.168.1.23]] 50000 typ host\na=candidate:1 1 tcp 8 192.168.1.23 9 typ host tcptype active\n\
            a=candidate:2 1 udp 7 [[fd00::1]] 50001 typ host\na=candidate:3 1 udp 6 [[100.64.0.1]] 50002 typ srflx raddr 0.0.0.0 rport 9\n",
        b"{webrtc}a=candidate:1 1 udp 1 [[fe80::1%25eth0]] 50000 typ host\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=candidate:1 1 udp 1 fe80::1%25eth0 50000 typ host\n",
    ],
    fix: &[
        (
            b"{webrtc}a=candidate:1 1 udp 9 10.0.0.1 50000 typ host\na=candidate:2 1 udp 8 10.0.0.2 50000 typ host\n\
                a=candidate:3 1 udp 7 192.0.2.1 50000 typ srflx raddr 0.0.0.0 rport 9\na=candidate:1 2 udp 6 10.0.0.1 50001 typ host\n",
            b"{webrtc}a=candidate:3 1 udp 7 192.0.2.1 50000 typ srflx raddr 0.0.0.0 rport 9\n",
        ),
        // The default destination goes with its candidate, and a section keeps its last one.
        (
            b"{session}m=audio 50000 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 10.0.0.1\na=rtcp:50001 IN IP4 10.0.0.1\n\
                a=candidate:1 1 udp 9 10.0.0.1 50000 typ host\na=candidate:2 1 udp 8 x.local 50000 typ host\n\
                m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=candidate:1 1 udp 9 10.0.0.3 50000 typ host\n",
            b"{session}m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=rtcp:9 IN IP4 0.0.0.0\n\
                a=candidate:2 1 udp 8 x.local 50000 typ host\n\
                m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=candidate:1 1 udp 9 10.0.0.3 50000 typ host\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
