use core::net::IpAddr;

use sdpkit_core::address::Scope;
use sdpkit_core::attribute::{CandidateType, IceLite};
use sdpkit_core::{Span, TypedAttribute};

use super::scope::is_telling;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Host candidates are in several networks: a VPN beside the local network, for example.
    ///
    /// All addresses together tell machines apart, and a user who hides behind a VPN is seen beside
    /// it. RFC 8828 lets browsers use all interfaces only with the user's consent, and asks for the
    /// default route otherwise. Networks are told apart by the first 24 bits of an IPv4 address and
    /// the first 64 of IPv6, each kind of address by itself; lite agents are passed over.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.168.1.23 50000 typ host
    /// a=candidate:2 1 udp 2122194687 10.8.0.2 50001 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2122260223 192.168.1.23 50000 typ host
    /// ```
    id: "multiple-interfaces",
    category: Privacy,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8828 §3 “support routing over multiple interfaces”",
        "RFC 8828 §5.2 “Mode 1 MUST NOT be used unless user consent has been provided”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut first: [Option<(u64, Span)>; KINDS] = [None; KINDS];
    for (candidate, host) in document.candidates() {
        let is_host = candidate.typ == CandidateType::Host;
        let Some(network) = host.ip().filter(|_| is_host).and_then(Network::of) else {
            continue;
        };
        let place = document.sdp().span_of(&candidate.address).unwrap_or(candidate.value_span());
        let Some(known) = first.get_mut(network.kind) else { continue };
        let (prefix, first) = *known.get_or_insert((network.prefix, place));
        if prefix == network.prefix || document.model().has(IceLite::INFO.kind) {
            continue;
        }
        report
            .add(place, "candidates tell of a second network that the machine is in")
            .label(first, "the first network")
            .help("gather on the default route only, unless the user agreed to all");
        return;
    }
}

/// IPv4, global IPv6 and unique local IPv6: a machine may have one of each on one interface.
const KINDS: usize = 3;

struct Network {
    kind: usize,
    prefix: u64,
}

impl Network {
    /// The network of an address that tells something beyond its own link.
    fn of(address: IpAddr) -> Option<Self> {
        let scope = Scope::of(address);
        if !is_telling(scope) || scope == Scope::LinkLocal {
            return None;
        }
        Some(match address {
            IpAddr::V4(address) => Self { kind: 0, prefix: u64::from(address.to_bits() >> 8) },
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments().map(u64::from);
                let prefix = a << 48 | b << 32 | c << 16 | d;
                Self { kind: if scope == Scope::UniqueLocal { 1 } else { 2 }, prefix }
            }
        })
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 9 192.168.1.23 50000 typ host\na=candidate:2 1 udp 8 192.168.1.24 50001 typ host\n\
            a=candidate:3 1 udp 7 fd00::1 50000 typ host\na=candidate:4 1 udp 6 2001:4860:4860::8888 50001 typ host\n\
            a=candidate:5 1 udp 5 fe80::1 50001 typ host\na=candidate:5 1 udp 5 169.254.1.1 50001 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 9 192.168.1.23 50000 typ host\na=candidate:2 1 udp 8 10.8.0.2 50001 typ srflx raddr 0.0.0.0 rport 9\n",
        b"{webrtc}a=candidate:1 1 udp 9 192.0.2.10 50000 typ host\na=candidate:2 1 udp 8 198.51.100.20 50001 typ host\n",
        b"{session}a=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 9 192.168.1.23 50000 typ host\n\
            a=candidate:2 1 udp 8 10.8.0.2 50001 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 9 192.168.1.23 50000 typ host\na=candidate:2 1 udp 8 [[10.8.0.2]] 50001 typ host\n\
            a=candidate:3 1 udp 8 172.16.0.1 50002 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 9 fd00:0:0:1::1 50000 typ host\na=candidate:2 1 udp 8 [[fd00:0:0:2::1]] 50001 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 9 2001:4860:4860::1 5 typ host\na=candidate:2 1 udp 8 [[2001:4860:4861::1]] 5 typ host\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
