use alloc::format;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sections have the same name.
    ///
    /// What refers to the name means one of them, and nobody knows which. Chrome refuses the
    /// description ("Duplicate a=mid value '0'."); Firefox takes an offer like that and fails
    /// later ("No transceiver for bundled mid 1"). It comes from sections that are copied.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "mid-duplicate",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5888 §4 “The identification-tag MUST be unique within an SDP session”",
        "libwebrtc pc/sdp_offer_answer.cc “Duplicate a=mid value '”",
    ],
    errors: [
        "Duplicate a=mid value '{}'.",
        "No transceiver for bundled mid {}",
        "Answer changes mid for level, was '{}', now '{}'",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for section in model.sections() {
        let Some(mid) = section.mid() else { continue };
        let first = model.section_with_mid(mid.tag.as_str());
        let Some(first) = first.filter(|first| first.index() != section.index()) else { continue };
        let tag = mid.tag;
        let finding =
            report.add(mid.value_span(), format!("another section is called `{tag}` as well"));
        finding
            .note(format!("Chrome refuses the description: \"Duplicate a=mid value '{tag}'.\""))
            .help("give each section a name of its own");
        if let Some(other) = first.mid() {
            finding.label(other.value_span(), "the first section with this name");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=mid:0\n{audio}a=mid:00\n{audio}a=mid:a\n{audio}a=mid:A\n{audio}",
        // Twice in one section is another rule's.
        b"{session}{audio}a=mid:0\na=mid:0\n",
    ],
    fail: &[b"{session}{audio}a=mid:0\n{audio}a=mid:1\n{audio}a=mid:[[0]]\n{audio}a=mid:[[0]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
