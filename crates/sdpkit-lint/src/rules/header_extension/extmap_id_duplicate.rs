use alloc::format;

use sdpkit_core::AttributeKind;

use super::numbers::same;

use crate::document::Document;
use crate::finding::Report;
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two header extensions of a section have the same number.
    ///
    /// The number is all that a packet says of an extension, so the two cannot be told apart. Browsers refuse
    /// the description.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    id: "extmap-id-duplicate",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §5 “each ID in this range MUST be used only once for each media section”",
    ],
    errors: ["Description contains duplicate extension id {} on level {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::Extmap) {
        return;
    }
    for section in document.model().sections() {
        if !may_repeat(section.extensions().map(|one| key_of(b"", one.id.get().into()))) {
            continue;
        }
        for (first, second) in same(section, |one| one.id) {
            // Numbers from 4096 on may be offered several times: the answerer chooses one.
            if first.uri == second.uri || second.id.get() >= 4096 {
                continue;
            }
            let span = second.token(0).unwrap_or(second.value_span());
            let finding = report
                .add(span, format!("the number {} has two header extensions", second.id.get()));
            finding.label(first.value_span(), "the other");
            finding.help("give one of them a number of its own");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 urn:ietf:params:rtp-hdrext:toffset\nm=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:toffset\na=extmap:4096 x:y\na=extmap:4096 x:z\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:[[3]] urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
