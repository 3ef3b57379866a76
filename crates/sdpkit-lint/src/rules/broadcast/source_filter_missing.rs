use alloc::format;
use core::net::IpAddr;

use sdpkit_core::AttributeKind;
use sdpkit_core::address::Host;
use sdpkit_core::attribute::SourceFilter;
use sdpkit_core::line::Connection;
use sdpkit_model::{Placed, Section};

use super::stream::{sections, speaks_st2110};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A stream goes to a multicast group, and nothing says who sends it.
    ///
    /// Receivers ask the network for a group together with its sender (IGMP and MLD), and
    /// broadcast networks forward nothing else; without the sender's address they get nothing, or
    /// whatever anybody sends to the group. For a description of AES67 alone, which knows groups
    /// that anybody may send to, only the addresses for source-specific multicast are reported
    /// (232.0.0.0/8 and `ff3x::/32`).
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 232.0.16.1/32
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 232.0.16.1/32
    /// a=source-filter: incl IN IP4 232.0.16.1 192.0.2.50
    /// ```
    id: "source-filter-missing",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_30_2` (RFC 4570 Section 3)",
        "RFC 4570 §3.2.1 “require a single unicast sender address for each multicast destination”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let is_strict = speaks_st2110(model);
    for section in sections(model) {
        let Some(connection) = connection(section) else { continue };
        let Some(address) = connection.host().ip().filter(IpAddr::is_multicast) else { continue };
        if is_filtered(section, connection.host()) {
            continue;
        }
        if is_strict || is_source_specific(address) {
            report
                .add(
                    connection.value_span(),
                    format!("no `a=source-filter` names the sender of the group {address}"),
                )
                .help(format!(
                    "add `a=source-filter: incl {} {} {address} ` and the address it is sent from",
                    connection.net_type, connection.address_type
                ))
                .label(section.line().content_span(), "the stream that goes there");
        }
    }
}

/// The `c=` line in effect, the first of several.
fn connection<'a>(section: Section<'_, 'a>) -> Option<Placed<'a, Connection<'a>>> {
    let own = section.all_lines::<Connection<'a>>().next();
    own.or_else(|| section.model().session().all_lines::<Connection<'a>>().next())
}

/// Whether a filter speaks of the destination, or of one that another rule reports.
fn is_filtered(section: Section<'_, '_>, destination: Host<'_>) -> bool {
    section.has(AttributeKind::SourceFilter)
        || section.all_in_effect::<SourceFilter<'_>>().any(|filter| {
            filter.destination == "*" || Host::from(filter.destination) == destination
        })
}

/// Whether the address is one of source-specific multicast (RFC 4607 §1).
const fn is_source_specific(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => matches!(address.octets(), [232, ..]),
        IpAddr::V6(address) => matches!(address.octets(), [0xff, 0x30..=0x3f, 0, 0, ..]),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}c=IN IP4 233.252.0.1/32\na=source-filter: incl IN IP4 233.252.0.1 192.0.2.1\n{raw}",
        b"{session}a=source-filter: incl IN IP4 * 192.0.2.1\na=source-filter: incl IN IP6 ff0e::1 2001:db8::1\n\
            {raw}c=IN IP4 233.252.0.1/32\n{raw}c=IN IP6 FF0E::1\n",
        // AES67 alone; and a filter that another rule reports.
        b"{session}{pcm}c=IN IP4 233.252.0.1/32\n",
        b"{session}{raw}c=IN IP4 233.252.0.1/32\na=source-filter: incl IN IP4 233.252.0.9 192.0.2.1\n",
        b"{session}m=video 0 RTP/AVP 96\nc=IN IP4 233.252.0.1/32\na=rtpmap:96 raw/90000\n",
    ],
    fail: &[
        b"{session}{raw}c=[[IN IP4 233.252.0.1/32]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=[[IN IP4 232.0.0.1/32]]\nt=0 0\n{pcm}",
        b"{session}a=source-filter: incl IN IP4 233.252.0.1 192.0.2.1\n{raw}c=IN IP4 233.252.0.1/32\n{raw}c=[[IN IP4 233.252.0.2/32]]\n",
        b"{session}{pcm}c=[[IN IP6 ff3e::8000:1]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
