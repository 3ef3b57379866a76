use alloc::format;

use sdpkit_core::LineType;
use sdpkit_core::address::Host;
use sdpkit_core::line::Connection;

use super::network::NetworkAddress;
use super::range::{Fault, fault, is_plain};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The connection line is not a network type, an address type and an address.
    ///
    /// The words of `c=` are `IN`, `IP4` or `IP6`, and an address, with one space between them.
    /// JSEP has receivers check the line although ICE decides where media goes: Firefox refuses
    /// `IN IP4 999.1.1.1`, which Chrome accepts. Cameras write the line without its
    /// address, or twice in one.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IPv4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 192.0.2.1
    /// ```
    id: "connection-malformed",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.7 “c=<nettype> <addrtype> <connection-address>”"],
    claims: [crate::Claim::Line(LineType::Connection)],
    errors: ["Failed to parse the connection data.", "Error parsing address {} for mcast"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        // What the address and its range have in common with readable lines is left to their rules.
        if matches!(fault(document, line), None | Some(Fault::Malformed)) {
            let why = error.quoting(document.sdp());
            report
                .add(error.span(), format!("malformed connection: {why}"))
                .help("write `c=IN IP4 <address>` or `c=IN IP6 <address>`");
        }
    }
    for (line, connection) in document.typed_lines::<Connection<'_>>() {
        if is_plain(line) && matches!(connection.host(), Host::Ip4(_)) {
            continue;
        }
        let address = NetworkAddress::of_connection(document, line);
        let complaint = address.and_then(|address| address.complaint());
        if let Some(complaint) = complaint.filter(|_| fault(document, line).is_none()) {
            report
                .add(complaint.span, format!("malformed connection: {}", complaint.message))
                .help(complaint.help);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}c=IN IP4 233.252.0.1/127\n\
            c=IN IP6 FF15::101/3\nc=IN IP4 1f4712db-ea17-4bcf-a596-105139dfd8bf.local\n\
            c=IN IP6 fe80::1%eth0\nc=IN IP6 media.example.com\nc=TN RFC2543 -\nc=ATM NSAP 47.0091/8100\n\
            c=IN IP4 b\xc3\xbccher.example\n",
        // Other rules'.
        b"{session}{audio}c=IN IP4 ::1\nc=IN IP6 192.0.2.1/127\nc=IN IP4 239.1.1.1\n\
            c=IN IP4 239.1.1.1/300\nc=IN IP6 ff15::101/127/3\nc=IN IP4 192.0.2.1/24\n\
            c=IN IP4 192.0.2.1/x\n",
    ],
    fail: &[
        b"{session}{audio}c=IN IP4[[]]\nc=IN IP4 [[]]\nc=IN [[]]\nc=[[]]\n",
        b"{session}{audio}c=IN [[IPv4]] 1.2.3.4\nc=IN [[ip6]] ::1\nc=[[in]] IP4 192.0.2.1\n",
        b"{session}{audio}c=IN 198.51.100.1[[]]\nc=IN c[[=IN]] IP4 0.0.0.0\n",
        b"{session}{audio}c=IN IP4 [[999.1.1.1]]\nc=IN IP4 [[192.0.2.1:5004]]\nc=IN IP6 [[::g]]\n",
        b"{session}{audio}c=IN IP4 192.0.2.1[[ ]]127\n",
        b"{session}{audio}c=IN IP4 239.1.1.1/[[]]\nc=IN IP4 239.1.1.1/[[ttl]]\n\
            c=IN IP4 239.1.1.1/127/[[0]]\nc=IN IP4 239.1.1.1/127/3[[/1]]\nc=IN IP6 ff15::101/[[x]]\n",
        b"{session}{audio}c=IN IP4 [[/127]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
