use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line, LineType};

use super::network::NetworkAddress;
use super::range::{fault_of, too_many};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session level has several connection lines, or one with several addresses.
    ///
    /// Several addresses are the layers of one encoding, and so belong to one media section.
    /// Strict parsers refuse a second `c=` at session level; the others keep the first or the last,
    /// each for every section.
    ///
    /// # Bad
    /// ```sdp
    /// c=IN IP4 239.1.1.1/127
    /// c=IN IP4 239.1.1.2/127
    /// t=0 0
    /// m=video 49170 RTP/AVP 31
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// m=video 49170 RTP/AVP 31
    /// c=IN IP4 239.1.1.1/127
    /// c=IN IP4 239.1.1.2/127
    /// ```
    id: "connection-multiple-session",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.7 “MUST NOT be specified at session level”"],
    claims: [crate::Claim::When(claims)],
    errors: ["Failed to parse the connection data. Multicast is not currently supported."],
}

fn claims(_: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    error.kind() == ErrorKind::RepeatedLine { found: LineType::Connection }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let at_session =
        document.lines_of(LineType::Connection).filter(|line| line.section().is_none());
    let mut first: Option<Line<'_>> = None;
    for line in at_session {
        if let Some(first) = first {
            report
                .add(line.content_span(), "another `c=` line at session level")
                .label(first.content_span(), "the first is here")
                .help("keep one, or give each media section its own");
            continue;
        }
        first = Some(line);
        let Some(address) = NetworkAddress::of_connection(document, line) else { continue };
        if fault_of(address).is_some() || address.complaint().is_some() {
            continue;
        }
        if let Some(count) = too_many(line, address) {
            let number = count.text;
            report
                .add(
                    count.span,
                    format!("{number} addresses at session level, which can have only one"),
                )
                .help("move the line into the media section whose layers these are");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}c=IN IP4 239.1.1.1/127/3\nc=IN IP4 239.1.1.4/127\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 239.1.1.1/127/1\nt=0 0\n{audio}",
        // Other rules'.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 239.1.1/127/3\nt=0 0\n{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\n[[c=IN IP4 192.0.2.2]]\nt=0 0\n\
            [[c=IN IP6 2001:db8::1]]\n{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 239.1.1.1/127/[[3]]\nt=0 0\n{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP6 ff15::101/[[3]]\nt=0 0\n{audio}",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
