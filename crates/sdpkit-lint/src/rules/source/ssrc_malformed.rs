use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=ssrc` or `a=ssrc-group` cannot be read.
    ///
    /// A source is a number of 32 bits, followed by an attribute; a group is a keyword, followed by sources.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:abc cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1 cname:x
    /// ```
    id: "ssrc-malformed",
    category: Source,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5576 §4.1 “a=ssrc:<ssrc-id> <attribute>:<value>”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::SsrcAttribute), crate::Claim::Attribute(AttributeKind::SsrcGroup)],
    errors: ["Invalid value: {}."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("a source that cannot be read: {error}"))
            .help("write `a=ssrc:<number> <attribute>:<value>`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:1 cname:x\na=ssrc-group:FID 1 2\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=ssrc:[[abc]] cname:x\na=ssrc-group:FID 1 [[x]]\na=ssrc:[[4294967296]] cname:x\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
