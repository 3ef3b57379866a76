use alloc::vec::Vec;

use sdpkit_core::attribute::Extmap;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Header extensions stand at session level and in sections.
    ///
    /// Either all stand at session level, for all sections, or each section has its own.
    ///
    /// # Bad
    /// ```sdp
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=audio 9 UDP/TLS/RTP/SAVPF 0
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 0
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    id: "extmap-mixed-levels",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8285 §5 “it is not permitted to mix the two styles”",
    ],
    errors: ["The a=extmap MUST be either all session level or all media level."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let mut extensions = model.all::<Extmap<'_>>();
    let own = extensions.clone().find(|extension| extension.section_index().is_some());
    let Some(own) = own else { return };
    let Some(first) = extensions.next().filter(|first| first.section_index().is_none()) else {
        return;
    };
    let shared: Vec<_> = model.session().all::<Extmap<'_>>().collect();
    let finding = report
        .add(first.value_span(), "a header extension at session level, and others in sections");
    finding.label(own.value_span(), "one of a section");
    let mut edits: Vec<_> =
        shared.iter().map(|extension| FixEdit::delete(extension.line.span())).collect();
    for section in model.sections().filter(|section| section.is_rtp() && !section.is_rejected()) {
        let mut lines = Vec::new();
        for extension in &shared {
            let is_taken = section
                .all::<Extmap<'_>>()
                .any(|own| own.id == extension.id || own.uri == extension.uri);
            if !is_taken {
                lines.push(extension.line.content());
            }
        }
        if !lines.is_empty() {
            edits.push(document.line_at_end(section, &lines.join(document.line_end())));
        }
    }
    finding.fix("move those of the session level into the sections", edits);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 RTP/AVP 0\n",
        b"{session}m=audio 9 RTP/AVP 0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"{session}a=extmap:[[3 urn:ietf:params:rtp-hdrext:sdes:mid]]\nm=audio 9 RTP/AVP 0\na=extmap:4 urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
        (
            b"{session}a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 urn:ietf:params:rtp-hdrext:ssrc-audio-level\nm=audio 9 RTP/AVP 0\na=extmap:4 urn:ietf:params:rtp-hdrext:toffset\nm=audio 9 RTP/AVP 0\na=mid:x\n",
            b"{session}m=audio 9 RTP/AVP 0\na=extmap:4 urn:ietf:params:rtp-hdrext:toffset\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 RTP/AVP 0\na=mid:x\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\na=extmap:4 urn:ietf:params:rtp-hdrext:ssrc-audio-level\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
