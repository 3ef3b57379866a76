use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Error, ErrorKind, Line};

use super::streams::in_restriction;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rid` cannot be read.
    ///
    /// The attribute is `<id> <send|recv>`, then perhaps formats and restrictions. A stream without its line
    /// is not sent.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:1 send
    /// ```
    id: "rid-malformed",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8851 §10 “rid-syntax = %s\"a=rid:\" rid-id SP rid-dir”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::Value { .. })
        && !in_restriction(line, error)
        && line.attribute().and_then(Attr::kind) == Some(AttributeKind::RidAttribute)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("an `a=rid` that cannot be read: {error}"))
            .help("write `a=rid:<id> send` or `a=rid:<id> recv`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send pt=96;max-width=1280\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send max-width=abc\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:1[[]]\na=rid:2 [[both]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
