use alloc::format;

use sdpkit_core::attribute::Extmap;

use super::numbers::allows_mixed;
use crate::rule::Severity;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension has a reserved number.
    ///
    /// 0 is padding. 15 is reserved in the one-byte form, which is in use unless `a=extmap-allow-mixed` allows
    /// the two-byte form; Chrome refuses it there.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:15 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:14 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-id-reserved",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §4.1.2 “The ID value 0 is reserved for padding and MUST NOT be used”",
        "RFC 8285 §4.2 “The local identifier value 15 is reserved for a future extension and MUST NOT be used”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        let id = extension.id.get();
        if id != 0 && id != 15 {
            continue;
        }
        let span = extension.token(0).unwrap_or(extension.value_span());
        let finding =
            report.add(span, format!("the number {id} of a header extension is reserved"));
        finding.help("use a number from 1 to 14");
        if id == 15 && allows_mixed(document.model(), extension.section_index()) {
            finding
                .severity(Severity::Warning)
                .note("the two-byte form, which is allowed here, has a 15");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:14 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:16 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:[[0]] urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:[[15]] urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
