use sdpkit_core::{AttributeKind, Line};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has two `a=simulcast` lines.
    ///
    /// One line tells both directions. Receivers take the first or the last.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast:send h;l
    /// a=simulcast:recv m
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h;l recv m
    /// ```
    id: "simulcast-duplicate",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8853 §5.2 “MUST contain at most one \"a=simulcast\" line”",
    ],
    silences: ["duplicate-attribute"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut first: Option<Line<'_>> = None;
    for line in document.model().lines_of_kind(AttributeKind::Simulcast) {
        let before =
            first.filter(|first| first.section() == line.section() && line.section().is_some());
        match before {
            Some(before) => {
                let finding =
                    report.add(line.content_span(), "a second `a=simulcast` in this section");
                finding.label(before.content_span(), "the first");
                finding.help("tell both directions in one line: `a=simulcast:send ... recv ...`");
            }
            None => first = Some(line),
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\nm=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n[[a=simulcast:recv m]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
