use alloc::format;

use sdpkit_core::attribute::{SsrcGroup, SsrcSemantics};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=ssrc-group` has another number of sources than its meaning needs.
    ///
    /// `FID` and `FEC-FR` pair a source with the one that repairs it: two. Chrome refuses others (“... and an
    /// unexpected number of SSRCs.”).
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc-group:FID 1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc-group:FID 1 2
    /// ```
    id: "ssrc-group-size",
    category: Source,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 5576 §4.2 “It MUST list at least one <ssrc-id>”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for group in document.model().all::<SsrcGroup<'_>>() {
        let Some(section) = group.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let count = group.ssrcs.iter().count();
        let is_pair = matches!(
            group.semantics,
            SsrcSemantics::FlowIdentification | SsrcSemantics::ForwardErrorCorrection
        );
        if section.is_rejected() || count != 0 && (!is_pair || count == 2) {
            continue;
        }
        let needed = if is_pair { "two sources" } else { "at least one source" };
        report
            .add(group.value_span(), format!("a group of {count}; it needs {needed}"))
            .help("complete the group, or remove the line");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=ssrc-group:FID 1 2\na=ssrc-group:SIM 1 2 3\n"],
    fail: &[b"{webrtc}a=ssrc-group:[[FID 1]]\na=ssrc-group:[[FEC-FR 1 2 3]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
