use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Direction;

use super::numbers::same;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section offers the same header extension twice.
    ///
    /// One URI with the same parameters stands once. Receivers take the first or the last number.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid
    /// a=extmap:5 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-uri-duplicate",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8285 §5 “An extension URI with the same attributes MUST NOT appear more than once”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::Extmap) {
        return;
    }
    for section in document.model().sections() {
        if !may_repeat(section.extensions().map(|one| key_of(one.uri.as_bytes(), 0))) {
            continue;
        }
        for (first, second) in
            same(section, |one| (one.uri, one.attributes, one.direction.map(Direction::as_str)))
        {
            let span = document.sdp().span_of(&second.uri).unwrap_or(second.value_span());
            let finding = report.add(span, "this header extension is offered twice");
            finding.label(first.value_span(), "first offered here");
            finding.fix("remove the second", [FixEdit::delete(second.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:3 urn:ietf:params:rtp-hdrext:encrypt urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 urn:ietf:params:rtp-hdrext:encrypt urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:5 [[urn:ietf:params:rtp-hdrext:sdes:mid]]\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 0\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:5 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}m=audio 9 RTP/AVP 0\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:mid\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
