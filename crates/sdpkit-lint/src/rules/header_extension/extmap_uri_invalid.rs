use alloc::format;

use sdpkit_core::attribute::Extmap;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A header extension is not named by an absolute URI.
    ///
    /// The name must begin with a scheme, such as `urn:` or `http:`. Receivers compare it letter by letter and
    /// ignore what they do not know.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 rtp-hdrext/toffset
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    id: "extmap-uri-invalid",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §5 “That URI MUST be absolute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        if is_absolute(extension.uri.as_bytes()) {
            continue;
        }
        let uri = extension.uri;
        let span = document.sdp().span_of(&extension.uri).unwrap_or(extension.value_span());
        report.add(span, format!("`{uri}` is no absolute URI")).help(
            "name the extension by its whole URI, as in `urn:ietf:params:rtp-hdrext:toffset`",
        );
    }
}

/// Whether `uri` begins with a scheme (RFC 3986 §3.1).
fn is_absolute(uri: &[u8]) -> bool {
    let Some(end) = uri.iter().position(|&byte| byte == b':') else { return false };
    let scheme = uri.get(..end).unwrap_or_default();
    let is_scheme = scheme.first().is_some_and(u8::is_ascii_alphabetic)
        && scheme
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    // `rtp-hdrext:toffset` has the form of a URI; no scheme is called so.
    is_scheme && scheme != b"rtp-hdrext"
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 https://example.org/x\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 [[rtp-hdrext:toffset]]\na=extmap:4 [[toffset]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
