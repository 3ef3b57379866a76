use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::SsrcAttribute;
use sdpkit_model::Removal;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that sends nothing has sources.
    ///
    /// Sources are those of the sender. Older versions of Chrome made them for receive-only sections, where
    /// they have no use.
    ///
    /// # Bad
    /// ```sdp
    /// a=recvonly
    /// a=ssrc:1 cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=recvonly
    /// ```
    id: "ssrc-in-recvonly",
    category: Source,
    severity: Info,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 5576 §4.1 “indicates a property (known as a \"source-level attribute\") of a media source (RTP stream)”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::SsrcAttribute) {
        return;
    }
    for section in document.model().sections().filter(|section| !section.direction().sends()) {
        let Some(line) = section.first::<SsrcAttribute<'_>>() else { continue };
        let mut removal = Removal::new(document.model());
        section.sources().for_each(|source| removal.source(section, source.ssrc()));
        let finding = report.add(line.value_span(), "sources in a section that sends nothing");
        if let Some((attr, _)) = section.direction_attr() {
            finding.label(attr.line().content_span(), "the direction in effect");
        }
        finding.fix("remove the sources", removal.edits());
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=sendonly\na=ssrc:1 cname:x\n"],
    fail: &[b"{webrtc}a=recvonly\na=ssrc:[[1 cname:x]]\na=ssrc:1 msid:a b\n"],
    fix: &[(
        b"{webrtc}a=recvonly\na=ssrc-group:FID 1 2\na=ssrc:1 cname:x\na=ssrc:2 cname:x\n",
        b"{webrtc}a=recvonly\n",
    )],
    newlines: Newlines::Crlf,
};
