use alloc::format;

use sdpkit_core::attribute::Extmap;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension has a number that none can have.
    ///
    /// 1 to 14 fit the one-byte form, 1 to 255 the two-byte form, and 4096 to 4351 are offered where there
    /// are more extensions than numbers, for the answerer to choose from.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:300 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-id-out-of-range",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §5 “A usable mapping MUST use IDs in the valid range”",
    ],
    errors: ["Extension ID is not in valid range."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        if extension.id.is_usable() || extension.id.get() == 0 {
            continue;
        }
        let span = extension.token(0).unwrap_or(extension.value_span());
        let message =
            format!("the number {} of a header extension is out of range", extension.id.get());
        report
            .add(span, message)
            .help("use a number from 1 to 14, or to 255 where two-byte headers are allowed");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:0 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:255 urn:ietf:params:rtp-hdrext:toffset\na=extmap:4096 x:y\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:[[300]] urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
