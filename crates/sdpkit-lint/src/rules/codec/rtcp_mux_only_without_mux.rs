use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::RtcpMuxOnly;

use super::listed::cannot_share_port;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=rtcp-mux-only` stands without `a=rtcp-mux`.
    ///
    /// Whoever does not know `a=rtcp-mux-only` looks for `a=rtcp-mux`, and would send RTCP to a port of its own
    /// where nobody listens.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-mux-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// a=rtcp-mux-only
    /// ```
    id: "rtcp-mux-only-without-mux",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8858 §4.2 “MUST also associate an SDP 'rtcp-mux' attribute”",
        "RFC 9429 §5.8.3 “that section MUST also contain an \"a=rtcp-mux\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for only in document.model().all::<RtcpMuxOnly>() {
        let section = only.section_index().and_then(|index| document.model().section(index));
        let Some(section) = section.filter(|section| !section.has(AttributeKind::RtcpMux)) else {
            continue;
        };
        let finding =
            report.add(only.line.content_span(), "`a=rtcp-mux-only` without `a=rtcp-mux`");
        if cannot_share_port(section) {
            finding.help("renumber the payload types from 64 to 95, and add `a=rtcp-mux`");
        } else {
            finding.fix("add `a=rtcp-mux`", [document.line_after(only.line, b"a=rtcp-mux")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=rtcp-mux\na=rtcp-mux-only\n"],
    fail: &[b"{session}{audio}[[a=rtcp-mux-only]]\n{audio}a=rtcp-mux\n"],
    fix: &[(
        b"{session}{audio}a=rtcp-mux-only\na=mid:0\n",
        b"{session}{audio}a=rtcp-mux-only\na=rtcp-mux\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
