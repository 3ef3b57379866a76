use alloc::format;

use sdpkit_core::attribute::Extmap;

use super::numbers::allows_mixed;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension has a number that needs two-byte headers, and `a=extmap-allow-mixed` is not offered.
    ///
    /// Numbers from 16 on do not fit one-byte headers. Without the attribute a receiver may know only one form
    /// in a stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap-allow-mixed
    /// a=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-two-byte-without-mixed",
    category: HeaderExtension,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8285 §6 “MUST include the attribute \"a=extmap-allow-mixed\" in the SDP offer”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut told = None;
    for extension in document.model().all::<Extmap<'_>>() {
        let section = extension.section_index();
        let is_large = matches!(extension.id.get(), 16..=255);
        // One finding a section: one attribute mends them all.
        if !is_large || told == Some(section) || allows_mixed(document.model(), section) {
            continue;
        }
        told = Some(section);
        let span = extension.token(0).unwrap_or(extension.value_span());
        let message = format!(
            "the number {} needs two-byte headers, and `a=extmap-allow-mixed` is missing",
            extension.id.get()
        );
        report.add(span, message).fix(
            "add `a=extmap-allow-mixed`",
            [document.line_after(extension.line, b"a=extmap-allow-mixed")],
        );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap-allow-mixed\n",
        b"{session}a=extmap-allow-mixed\nm=audio 9 RTP/AVP 0\na=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:[[16]] urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:17 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 0\na=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"{session}m=audio 9 RTP/AVP 0\na=extmap:16 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap-allow-mixed\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
