use sdpkit_core::LineType;

use super::network::NetworkAddress;
use super::range::{Fault, fault_of, is_plain};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An IPv4 multicast address has no time to live.
    ///
    /// The time to live, after a slash, bounds how far the packets go: 1 is this subnet, 255 is
    /// everywhere. Without it senders choose one of their own and receivers cannot tell whether
    /// they are within reach; validators of broadcast equipment refuse the description. IPv6
    /// multicast has none.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 239.1.1.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 239.1.1.1/32
    /// ```
    id: "multicast-ttl-missing",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.7 “MUST also have a time to live (TTL) value”"],
    errors: ["Failed to parse the connection data. Multicast is not currently supported."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines_of(LineType::Connection) {
        if is_plain(line) {
            continue;
        }
        let Some(address) = NetworkAddress::of_connection(document, line) else { continue };
        if fault_of(address) == Some(Fault::TtlMissing) {
            report
                .add(address.address.span, "a multicast address without a time to live")
                .help("add the time to live, 0 to 255, after a slash, as in `/32`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 239.1.1.1/32\nc=IN IP4 224.2.1.1/127/3\n",
        b"{session}{audio}c=IN IP6 ff15::101\nc=IN IP4 223.255.255.255\nc=IN IP4 240.0.0.1\n\
            c=IN IP4 group.example.com\nc=IN IP4 239.1.1\nc=IN IP6 239.1.1.1\nc=IN IP4 239.1.1.1/\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 [[239.1.1.1]]\nt=0 0\n{audio}",
        b"{session}{audio}c=IN IP4 [[224.0.0.0]]\nc=IN IP4 [[239.255.255.255]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
