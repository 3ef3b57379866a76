use alloc::format;

use sdpkit_core::LineType;

use super::range::{Fault, fault};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A unicast address is followed by a slash and a number.
    ///
    /// Only multicast addresses have a time to live and a number of addresses. Parsers refuse the
    /// line or take the slash for a part of the address, which then leads nowhere. The number is
    /// left over from a multicast template, or is the length of a network prefix (`/24`).
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 192.0.2.1/127
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// c=IN IP4 192.0.2.1
    /// ```
    id: "unicast-address-range",
    category: Session,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5.7 “MUST NOT be used for IP unicast addresses”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.lines_of(LineType::Connection) {
        if let Some(Fault::Unicast(place)) = fault(document, line) {
            let range = document.sdp().slice(place);
            report
                .add(
                    place,
                    format!("`{range}` after a unicast address, where only multicast has a range"),
                )
                .fix(format!("remove `{range}`"), [FixEdit::delete(place)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 192.0.2.1\nc=IN IP6 2001:db8::1\n",
        b"{session}{audio}c=IN IP4 239.1.1.1/127/3\nc=IN IP6 ff15::101/3\nc=IN IP4 host.example/127\n",
        b"{session}{audio}c=IN IP6 192.0.2.1/127\nc=TN RFC2543 192.0.2.1/24\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1[[/127]]\nt=0 0\n{audio}",
        b"{session}{audio}c=IN IP4 0.0.0.0[[/24/2]]\nc=IN IP6 2001:db8::1[[/64]]\nc=IN IP4 192.0.2.1[[/]]\n\
            c=IN IP4 192.0.2.1[[/300]]\nc=IN IP6 ::[[/x]]\n",
    ],
    fix: &[(
        b"{session}{audio}c=IN IP4 192.0.2.1/127\nc=IN IP6 2001:db8::1/64/x\n",
        b"{session}{audio}c=IN IP4 192.0.2.1\nc=IN IP6 2001:db8::1\n",
    )],
    newlines: Newlines::Crlf,
};
