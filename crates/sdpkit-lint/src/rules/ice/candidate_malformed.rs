use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::address::Host;
use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;

use super::candidate_ipv6_bracketed;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A candidate does not have the words it must have.
    ///
    /// They are a foundation, a component, a transport, a priority, an address, a port, `typ` and
    /// a type; then perhaps `raddr`, `rport` and pairs of a name and a value. Chrome refuses the
    /// description with a candidate it cannot read ("Invalid port"), Firefox leaves the candidate
    /// out. An address is a literal IPv4 or IPv6 address; the zone of
    /// one (`%eth0`) means nothing on another machine.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-malformed",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §5.1 “foundation = 1*32ice-char component-id = 1*3DIGIT”",
        "RFC 8839 §5.1 “allowing for IPv4 addresses, IPv6 addresses, and fully qualified domain names (FQDNs)”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::Candidate)],
    errors: [
        "a=candidate:{} Invalid port",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let why = error.quoting(document.sdp());
        report.add(error.span(), format!("malformed candidate: {why}")).help(
            "write `<foundation> <component> <transport> <priority> <address> <port> typ <type>`",
        );
    }
    for (candidate, host) in document.candidates() {
        check_address(candidate, host, report);
    }
}

fn check_address(candidate: &Placed<'_, Candidate<'_>>, host: Host<'_>, report: &mut Report<'_>) {
    let (place, address) = (|| Part::Address.of(candidate), candidate.address);
    match host {
        Host::Other(_) if candidate_ipv6_bracketed::inside(candidate).is_none() => {
            report
                .add(place(), format!("`{address}` is no address"))
                .help("write an IPv4 or IPv6 address");
        }
        Host::Ip6 { zone: Some(zone), .. } => {
            report
                .add(
                    place(),
                    format!("an address with the zone `{zone}`, which no other machine knows"),
                )
                .help("write the address without its zone")
                // Browsers take it, and it is within the `extn-addr` of RFC 4566 §9.
                .severity(Severity::Warning);
        }
        _ => {}
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host foo bar ufrag EsAw\n\
            a=candidate:1 1 udp 1 2001:db8::1 9 typ srflx raddr :: rport 0 generation 0\n\
            a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 9 typ host\n\
            a=candidate:1 1 udp 1 turn.example.com 9 typ relay raddr 0.0.0.0 rport 9\n",
        // Other rules'.
        b"{webrtc}a=candidate:1 0 udp 1 192.0.2.1 9 typ host\na=candidate:\n\
            a=candidate:1 1 udp 4294967296 192.0.2.1 9 typ host\n\
            a=candidate:1 1 udp 1 [2001:db8::1] 9 typ host\n\
            a=candidate:candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 2130706431 192.0.2.1 [[typ]] host\n",
        b"{webrtc}a=candidate:1 1 udp 2130706431 192.0.2.1 [[99999]] typ host\n",
        b"{webrtc}a=candidate:1 1 udp 2130706431 192.0.2.1 9 typ host generation[[]]\n",
        b"{webrtc}a=candidate:1 [[udp]] 2130706431 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 [[999.0.2.1]] 9 typ host\n\
            a=candidate:1 1 udp 1 [[192.0.2.1:5000]] 9 typ host\n\
            a=candidate:1 1 udp 1 [[fe80::1%25eth0]] 9 typ host\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
