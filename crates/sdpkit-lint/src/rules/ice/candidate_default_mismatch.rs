use alloc::format;
use alloc::vec::Vec;
use core::net::IpAddr;

use sdpkit_core::attribute::{Candidate, CandidateType};
use sdpkit_core::line::{AddressType, Connection, MediaLine};
use sdpkit_model::{Placed, Section};

use super::gathering::own_transports;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
use crate::rules::session::connection_missing::line_before;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The address and port of `c=` and `m=` are those of no candidate.
    ///
    /// Where media would go without ICE is one of the candidates, the default one. If it is not, an
    /// agent that does not know `ice2` takes it that a gateway has rewritten the description, and
    /// turns ICE off for the section (`a=ice-mismatch`). Agents that know no address write
    /// `0.0.0.0` and port 9. Browsers do not look.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 45664 RTP/AVP 0
    /// c=IN IP4 198.51.100.7
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50000 RTP/AVP 0
    /// c=IN IP4 192.0.2.1
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-default-mismatch",
    category: Ice,
    severity: Info,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8839 §4.4.1.2.1 “there MUST be a set of \"candidate\" attributes in the offer matching this default destination”",
        "RFC 8839 §4.2.5 “appear in a \"candidate\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in own_transports(document) {
        let Some(media) = section.media() else { continue };
        let mut candidates = section.all::<Candidate<'_>>().peekable();
        if media.port == 9 || candidates.peek().is_none() {
            continue;
        }
        let Some(connection) = connection(&section) else { continue };
        // A name is resolved by others, and an address of nobody is not meant to be matched.
        let Some(ip) = connection.host().ip().filter(|ip| !ip.is_unspecified()) else { continue };
        let protocol = protocol(&media);
        if candidates.any(|candidate| is_at(&candidate, protocol, ip, media.port)) {
            continue;
        }
        let finding = report.add(
            section.line().token(1).unwrap_or_else(|| section.line().content_span()),
            format!("{ip} port {} is none of the candidates of the section", media.port),
        );
        finding.label(connection.line.content_span(), "its address");
        match default(&section, protocol, ip) {
            Some(candidate) => {
                let help = format!("name {} port {}", candidate.address, candidate.port);
                finding.fix(help, edits(document, &section, &connection, &candidate))
            }
            None => finding.help("name the address and port of a candidate"),
        };
    }
}

/// The `c=` line in effect.
fn connection<'a>(section: &Section<'_, 'a>) -> Option<Placed<'a, Connection<'a>>> {
    let own = section.all_lines::<Connection<'a>>().next();
    own.or_else(|| section.model().session().all_lines::<Connection<'a>>().next())
}

/// The transport of candidates that belongs to the protocol of an `m=` line.
fn protocol(media: &MediaLine<'_>) -> &'static str {
    if media.transport.as_str().starts_with("TCP") { "tcp" } else { "udp" }
}

/// Whether a candidate for RTP, or for all there is, is at that place.
fn is_at(candidate: &Candidate<'_>, protocol: &str, ip: IpAddr, port: u16) -> bool {
    candidate.component == 1
        && candidate.port == port
        && candidate.transport.eq_ignore_ascii_case(protocol)
        && candidate.host().ip() == Some(ip)
}

/// The candidate that most peers can reach: a relayed one, else one that a server saw, else a host
/// candidate (RFC 5245 §4.1.4). The kind of address stays that of `ip`, whatever the line calls it,
/// where that can be: bundled sections have one (RFC 9143 §7.1.1).
fn default<'a>(
    section: &Section<'_, 'a>,
    protocol: &str,
    ip: IpAddr,
) -> Option<Placed<'a, Candidate<'a>>> {
    let reach = |typ| match typ {
        CandidateType::Relay => 2,
        CandidateType::ServerReflexive => 1,
        _ => 0,
    };
    let is_bundled = section.bundle().is_some();
    let keeps_type = |candidate: &Candidate<'_>| {
        candidate.host().ip().is_some_and(|other| other.is_ipv4() == ip.is_ipv4())
    };
    let usable = section.all::<Candidate<'a>>().filter(|candidate| {
        candidate.host().ip().is_some_and(|ip| is_at(candidate, protocol, ip, candidate.port))
            && (keeps_type(candidate) || !is_bundled)
    });
    usable.max_by_key(|candidate| (keeps_type(candidate), reach(candidate.typ), candidate.priority))
}

/// The edits that make `candidate` the default one.
fn edits(
    document: &Document<'_>,
    section: &Section<'_, '_>,
    connection: &Placed<'_, Connection<'_>>,
    candidate: &Candidate<'_>,
) -> Vec<FixEdit> {
    let address = candidate.address;
    let line = format!("c=IN {} {address}", address_type_of(candidate));
    let written = if connection.line.section().is_some() {
        Some(FixEdit::replace(connection.line.content_span(), line))
    } else {
        line_before(section.lines()).map(|before| document.line_after(before, line.as_bytes()))
    };
    let port = section.line().token(1);
    let port = port.map(|span| FixEdit::replace(span, format!("{}", candidate.port)));
    port.into_iter().chain(written).collect()
}

/// The address type of a candidate with a literal address.
fn address_type_of(candidate: &Candidate<'_>) -> AddressType<'static> {
    match candidate.host().ip() {
        Some(IpAddr::V6(_)) => AddressType::Ip6,
        _ => AddressType::Ip4,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 49170 RTP/AVP 0\na=candidate:1 2 udp 1 198.51.100.1 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 49170 typ host\n",
        b"{session}m=audio 9 RTP/AVP 0\na=candidate:1 1 udp 1 198.51.100.1 50000 typ host\n",
        b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP4 0.0.0.0\na=candidate:1 1 udp 1 198.51.100.1 50000 typ host\n",
        b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP4 host.example\na=candidate:1 1 udp 1 198.51.100.1 5 typ host\n",
        b"{session}{audio}m=audio 0 RTP/AVP 0\na=candidate:1 1 udp 1 198.51.100.1 50000 typ host\n",
        b"{session}m=message 49170 TCP/MSRP *\na=candidate:1 1 TCP 1 192.0.2.1 49170 typ host tcptype passive\n",
    ],
    fail: &[
        b"{session}m=audio [[49170]] RTP/AVP 0\na=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n",
        b"{session}m=audio [[49170]] RTP/AVP 0\nc=IN IP6 2001:db8::1\n\
            a=candidate:1 1 tcp 1 2001:db8::1 49170 typ host tcptype passive\n\
            a=candidate:1 2 udp 1 2001:db8::1 49170 typ host\na=candidate:1 1 udp 1 192.0.2.1 49170 typ host\n",
        b"{session}m=audio [[49170]] RTP/AVP 0\n\
            a=candidate:1 1 udp 1 2cf85dc7-5ba6-424c-bde4-bd6084bcdcb3.local 49170 typ host\n",
        b"{session}a=group:BUNDLE 0\nm=audio [[49170]] RTP/AVP 0\na=mid:0\n\
            a=candidate:1 1 udp 9 2001:db8::1 50000 typ host\n",
    ],
    fix: &[
        (
            b"{session}m=audio 49170 RTP/AVP 0\na=candidate:1 1 udp 9 2001:db8::1 50000 typ host\n",
            b"{session}m=audio 50000 RTP/AVP 0\nc=IN IP6 2001:db8::1\n\
                a=candidate:1 1 udp 9 2001:db8::1 50000 typ host\n",
        ),
        (
            b"{session}m=audio 49170 RTP/AVP 0\ni=x\na=candidate:1 1 udp 9 192.0.2.1 50000 typ host\n\
                a=candidate:1 1 udp 5 203.0.113.7 61000 typ relay raddr 0.0.0.0 rport 9\n\
                a=candidate:1 1 udp 6 2001:db8::7 62000 typ relay raddr :: rport 9\n",
            b"{session}m=audio 61000 RTP/AVP 0\ni=x\nc=IN IP4 203.0.113.7\n\
                a=candidate:1 1 udp 9 192.0.2.1 50000 typ host\n\
                a=candidate:1 1 udp 5 203.0.113.7 61000 typ relay raddr 0.0.0.0 rport 9\n\
                a=candidate:1 1 udp 6 2001:db8::7 62000 typ relay raddr :: rport 9\n",
        ),
        (
            b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP4 198.51.100.1\na=candidate:1 1 udp 9 192.0.2.1 49170 typ host\n",
            b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP4 192.0.2.1\na=candidate:1 1 udp 9 192.0.2.1 49170 typ host\n",
        ),
        // The address is IPv4, whatever its type says; the other sections of a group would keep it.
        (
            b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP6 198.51.100.1\na=candidate:1 1 udp 9 192.0.2.1 49170 typ host\n\
                a=candidate:2 1 udp 10 2001:db8::1 49170 typ host\n",
            b"{session}m=audio 49170 RTP/AVP 0\nc=IN IP4 192.0.2.1\na=candidate:1 1 udp 9 192.0.2.1 49170 typ host\n\
                a=candidate:2 1 udp 10 2001:db8::1 49170 typ host\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
