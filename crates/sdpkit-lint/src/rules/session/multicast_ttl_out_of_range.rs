use alloc::format;

use sdpkit_core::LineType;

use super::range::{Fault, fault};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The time to live of a multicast address is not between 0 and 255.
    ///
    /// It is one byte of the IP header. Parsers that check it refuse the line; others cut it off,
    /// and 256 becomes 0, with which no packet leaves the sender.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 239.1.1.1/300
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 239.1.1.1/255
    /// ```
    id: "multicast-ttl-out-of-range",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.7 “TTL values MUST be in the range 0-255”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines_of(LineType::Connection) {
        if let Some(Fault::TtlOutOfRange(place)) = fault(document, line) {
            let ttl = document.sdp().slice(place);
            report
                .add(place, format!("the time to live is {ttl}, which no packet can carry"))
                .help("write a number from 0 to 255");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 239.1.1.1/0\nc=IN IP4 239.1.1.1/255\nc=IN IP4 239.1.1.1/1/300\n",
        b"{session}{audio}c=IN IP4 192.0.2.1/300\nc=IN IP6 ff15::101/300\nc=IN IP4 239.1.1.1/x\n",
    ],
    fail: &[
        b"{session}{audio}c=IN IP4 239.1.1.1/[[256]]\nc=IN IP4 239.1.1.1/[[300]]/3\n",
        b"{session}{audio}c=IN IP4 239.1.1.1/[[-1]]\nc=IN IP4 239.1.1.1/[[99999999999999999999]]\n\
            c=IN IP4 group.example.com/[[1000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
