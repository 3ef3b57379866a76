use sdpkit_core::AttributeKind;

use super::streams::stream_of;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=msid` and `a=ssrc ... msid` name different media streams.
    ///
    /// Chrome writes both for old receivers, with the same names. Where they differ, receivers disagree about
    /// the stream.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid:A t
    /// a=ssrc:1 msid:B t
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:A t
    /// a=ssrc:1 msid:A t
    /// ```
    id: "msid-ssrc-disagree",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8830 §2 “MUST be identical for all occurrences”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::SsrcAttribute) {
        return;
    }
    for section in document.model().sections() {
        let Some(first) = section.msids().next() else { continue };
        for source in section.sources() {
            let (Some(stream), Some(line)) = (stream_of(source), source.attribute("msid")) else {
                continue;
            };
            if section.msids().any(|msid| msid.stream.as_bytes() == stream) {
                continue;
            }
            let finding = report.add(line.value_span(), "another media stream than `a=msid` names");
            finding.label(first.value_span(), "the stream of the section");
            finding.help("name the same stream in both");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=msid:A t\na=ssrc:1 msid:A t\n"],
    fail: &[b"{webrtc}a=msid:A t\na=ssrc:[[1 msid:B t]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
