use alloc::format;

use sdpkit_core::LineType;
use sdpkit_core::line::Connection;

use super::range::{Fault, fault};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An IPv6 multicast address has a time to live.
    ///
    /// IPv6 multicast has none: how far packets go is part of the address. A number after the slash
    /// is a number of addresses, one for each layer of a layered encoding, so receivers read
    /// `ff15::101/127` as 127 groups and may join all of them; two numbers they refuse. A single
    /// number is reported, as a warning, from 16 on, more layers than any encoding has.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP6 ff15::101/127
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP6 ff15::101
    /// ```
    id: "ipv6-multicast-ttl",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.7 “the TTL value MUST NOT be present for \"IP6\" multicast”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines_of(LineType::Connection) {
        let Some(Fault::Ip6Ttl(place)) = fault(document, line) else { continue };
        let number = document.sdp().slice(place);
        if let Some(Ok(_)) = line.get::<Connection<'_>>() {
            report
                .add(place, format!("this stands for {number} addresses; as a time to live it has no place in IPv6"))
                .severity(Severity::Warning)
                .help("remove the slash and the number, unless there are so many layers");
        } else {
            report
                .add(place, "IPv6 multicast has no time to live, and only one number can follow the address")
                .help("keep only the number of addresses, or none");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP6 ff15::101\nc=IN IP6 FF15::101/3\nc=IN IP6 ff15::101/15\n",
        b"{session}{audio}c=IN IP4 239.1.1.1/127\nc=IN IP6 2001:db8::1/64\nc=IN IP6 ff15::101/x\n",
    ],
    fail: &[
        b"{session}{audio}c=IN IP6 ff15::101/[[127]]\nc=IN IP6 ff15::101/[[16]]\n",
        b"{session}{audio}c=IN IP6 ff15::101/[[127]]/3\nc=IN IP6 ff15::101/[[1]]/1\n\
            c=IN IP6 group.example.com/[[64]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
