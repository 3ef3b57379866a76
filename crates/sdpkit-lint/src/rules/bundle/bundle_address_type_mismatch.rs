use alloc::format;
use core::net::IpAddr;

use sdpkit_core::address::Scope;
use sdpkit_core::line::{AddressType, Connection};
use sdpkit_model::{Placed, Section};

use super::members::live_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sections of one BUNDLE group have addresses of different types.
    ///
    /// The group has one transport, and its address is of one type. A peer without ICE takes the
    /// first section's and cannot reach the others. Place holders, `0.0.0.0` and sections with port 9
    /// or 0, are left alone: ICE finds the address.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 10000 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 192.0.2.1
    /// a=mid:0
    /// m=video 10002 UDP/TLS/RTP/SAVPF 96
    /// c=IN IP6 2001:db8::1
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 10000 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 192.0.2.1
    /// a=mid:0
    /// m=video 10002 UDP/TLS/RTP/SAVPF 96
    /// c=IN IP4 192.0.2.1
    /// a=mid:1
    /// ```
    id: "bundle-address-type-mismatch",
    category: Bundle,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 9143 §7.1.1 “The same value MUST be associated with each \"m=\" section”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        let mut addresses = live_members(bundle).filter_map(address);
        let Some(first) = addresses.next() else { continue };
        let of_first = type_of(&first);
        for other in addresses {
            let (own, Some(place)) = (type_of(&other), other.token(1)) else { continue };
            if own == of_first {
                continue;
            }
            let message = format!("{own} here, {of_first} elsewhere in the BUNDLE group");
            let finding = report.add(place, message);
            if let Some(label) = first.token(1) {
                finding.label(label, "the address type of the first section");
            }
            finding.help("give all sections of the group the same address");
        }
    }
}

/// The type of a literal address, whatever it is called; what a name is called.
fn type_of<'a>(connection: &Connection<'a>) -> AddressType<'a> {
    match connection.host().ip() {
        Some(IpAddr::V4(_)) => AddressType::Ip4,
        Some(IpAddr::V6(_)) => AddressType::Ip6,
        None => connection.address_type,
    }
}

/// The connection of a section, unless it is a place holder.
fn address<'a>(section: Section<'_, 'a>) -> Option<Placed<'a, Connection<'a>>> {
    let connection = section
        .all_lines::<Connection<'a>>()
        .next()
        .or_else(|| section.model().session().all_lines::<Connection<'a>>().next())?;
    let is_known = section.media().is_some_and(|media| !matches!(media.port, 0 | 9));
    (is_known && connection.host().scope() != Scope::Unspecified).then_some(connection)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=audio 1000 RTP/AVP 0\na=mid:0\nm=audio 1002 RTP/AVP 0\n\
            c=IN IP4 192.0.2.2\na=mid:1\nm=audio 9 RTP/AVP 0\nc=IN IP6 ::1\na=mid:2\n\
            m=audio 1000 RTP/AVP 0\nc=IN IP6 ::1\na=mid:3\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 1000 RTP/AVP 0\nc=IN IP6 2001:db8::1\na=mid:0\n\
            m=audio 1000 RTP/AVP 0\nc=IN IP4 0.0.0.0\na=mid:1\n",
        // The type that the second line states is mended by another rule.
        b"{session}a=group:BUNDLE 0 1\nm=audio 1000 RTP/AVP 0\na=mid:0\nm=audio 1000 RTP/AVP 0\n\
            c=IN IP6 192.0.2.2\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=audio 1000 RTP/AVP 0\na=mid:0\nm=audio 1002 RTP/AVP 0\n\
            c=IN [[IP6]] 2001:db8::1\na=mid:1\nm=audio 1000 RTP/AVP 0\nc=IN [[IP6]] 2001:db8::1\na=mid:2\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 1000 RTP/AVP 0\na=mid:0\nm=audio 1000 RTP/AVP 0\n\
            c=IN [[IP4]] 2001:db8::1\na=mid:1\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
