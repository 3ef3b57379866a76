use sdpkit_core::attribute::BundleOnly;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has `a=bundle-only` and is in no BUNDLE group.
    ///
    /// Receivers discard the attribute. With port 0 the section is then rejected, which the sender
    /// may not have meant: its tag is missing in `a=group:BUNDLE`.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// ```
    id: "bundle-only-outside-group",
    category: Bundle,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9143 §6 “receives a 'bundle-only' attribute in a non-bundled \"m=\" section, the offerer or answerer MUST discard the attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for bundle_only in model.all::<BundleOnly>() {
        let section = bundle_only.section_index().and_then(|index| model.section(index));
        if section.is_none_or(|section| section.bundle().is_some()) {
            continue;
        }
        let line = bundle_only.line;
        report
            .add(
                line.content_span(),
                "this section is in no BUNDLE group: receivers discard the line",
            )
            .fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=bundle-only\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    ],
    fail: &[b"{session}a=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n[[a=bundle-only]]\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\n[[a=bundle-only]]\n"],
    fix: &[(
        b"{webrtc}m=video 0 UDP/TLS/RTP/SAVPF 96\na=bundle-only\na=mid:1\n",
        b"{webrtc}m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
    )],
    newlines: Newlines::Crlf,
};
