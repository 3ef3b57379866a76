use alloc::collections::BTreeSet;

use sdpkit_core::{AttributeKind, Line};
use sdpkit_model::Section;
use sdpkit_model::order::set;

use super::members::live_members;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Safety, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A bundled section repeats the transport of the first.
    ///
    /// Credentials, fingerprint and role of the first section count for the whole BUNDLE group. All
    /// browsers repeat them, and all read descriptions without; taking them out makes a description
    /// much smaller. In a first offer they are of use to peers that do not know BUNDLE, so that the
    /// fix is safe only in answers.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=setup:active
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=setup:active
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=setup:active
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "bundle-redundant-transport",
    category: Bundle,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9143 §7.1.3 “The offerer and answerer MUST NOT include such attributes in any other bundled \"m=\" section”",
        "RFC 9429 §5.2.1 “attributes of category IDENTICAL or TRANSPORT MUST NOT be repeated in bundled \"m=\" sections”",
    ],
}

/// Who may connect, with which certificate, and who starts.
const TRANSPORT: [AttributeKind; 4] = [
    AttributeKind::IceUfrag,
    AttributeKind::IcePwd,
    AttributeKind::Fingerprint,
    AttributeKind::Setup,
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let safety = if document.is_answer() { Safety::Safe } else { Safety::Unsafe };
    for bundle in document.model().bundles() {
        let Some(tagged) = bundle.tagged() else { continue };
        let known: BTreeSet<_> = set(transport_lines(tagged).map(Line::content));
        for section in live_members(bundle).filter(|s| s.index() != tagged.index()) {
            let lines = || transport_lines(section);
            // Half a set of credentials would be worse than one too many.
            let Some(first) = lines().next() else { continue };
            if !lines().all(|line| known.contains(line.content())) {
                continue;
            }
            let finding =
                report.add(first.content_span(), "the first section of the group says the same");
            for line in lines().skip(1) {
                finding.label(line.content_span(), "and this");
            }
            finding.fix_as(
                safety,
                "remove what is repeated",
                lines().map(|line| FixEdit::delete(line.span())),
            );
        }
    }
}

/// The lines of a section that set up its transport. `a=rtcp-mux` and its like are not among them:
/// Chrome wants them in each section.
fn transport_lines<'m, 'a: 'm>(
    section: Section<'m, 'a>,
) -> impl Iterator<Item = Line<'a>> + use<'m, 'a> {
    TRANSPORT.into_iter().flat_map(move |kind| section.lines_of_kind(kind))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:actpass\na=rtcp-mux\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=setup:active\na=rtcp-mux\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=setup:actpass\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 1 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:actpass\n[[a=ice-ufrag:abcd]]\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=setup:actpass\na=ice-ufrag:abcd\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:active\n{fingerprint}\
            m=video 9 UDP/TLS/RTP/SAVPF 96\n{fingerprint}a=mid:1\na=setup:active\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:active\n{fingerprint}\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
    )],
    newlines: Newlines::Crlf,
};
