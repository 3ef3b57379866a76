use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line};

use super::streams::draft;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` cannot be read.
    ///
    /// The attribute is `send` or `recv` and the streams, then perhaps the other direction with its streams.
    /// Browsers refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;m send l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h;m;l
    /// ```
    id: "simulcast-malformed",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8853 §5.2 “each direction MUST NOT occur more than once on the same line”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: ["Simulcast attribute is empty."],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. })
        && draft(line).is_none()
        && line.attribute().and_then(Attr::kind) == Some(AttributeKind::Simulcast)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("an `a=simulcast` that cannot be read: {error}"))
            .help("write `a=simulcast:send h;m;l`, and `recv` with its streams behind it if there are any");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;~l recv m\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast: send rid=h;l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;m [[send]] l\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
