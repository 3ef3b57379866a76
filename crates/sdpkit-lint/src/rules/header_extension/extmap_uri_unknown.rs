use alloc::format;

use sdpkit_core::attribute::{Extmap, extmap_uri};

use crate::rule::Severity;
use crate::similarity::nearest;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// No header extension in use has this URI.
    ///
    /// Receivers ignore what they do not know: a slip in the URI switches the extension off without a word.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:midd
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-uri-unknown",
    category: HeaderExtension,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8285 §5 “Each extension is named by a URI”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        let uri = extension.uri.as_str();
        let is_known = extmap_uri::ALL.contains(&uri);
        if is_known || !uri.contains(':') {
            continue;
        }
        let span = document.sdp().span_of(&extension.uri).unwrap_or(extension.value_span());
        let finding = report.add(span, "no header extension in use is called so");
        match nearest(uri.as_bytes(), extmap_uri::ALL.iter().copied(), 2) {
            Some(meant) => {
                finding.severity(Severity::Warning).help(format!("did you mean `{meant}`?"))
            }
            None => finding.help("receivers ignore the line unless they know the extension"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 [[urn:ietf:params:rtp-hdrext:sdes:midd]]\na=extmap:4 [[https://example.org/x]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
