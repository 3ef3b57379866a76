use sdpkit_core::attribute::BundleOnly;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has `a=bundle-only` and a port.
    ///
    /// `a=bundle-only` explains port 0 to peers that know BUNDLE; peers that do not reject the
    /// section for its port. With another port it means nothing: Chrome and Firefox take the
    /// description and give the section a transport that nobody wanted.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=bundle-only
    /// ```
    id: "bundle-only-nonzero-port",
    category: Bundle,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9143 §6 “is only defined for a bundled \"m=\" section with a zero port value”",
        "RFC 9429 §5.2.1 “If the \"m=\" section is marked as bundle-only, then the <port> value MUST be set to zero”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for bundle_only in model.all::<BundleOnly>() {
        let Some(section) = bundle_only.section_index().and_then(|index| model.section(index))
        else {
            continue;
        };
        // Outside a group the attribute is wrong in any case: `bundle-only-outside-group`.
        let has_port = section.media().is_some_and(|media| media.port != 0);
        if !has_port || section.bundle().is_none() {
            continue;
        }
        let Some(port) = section.line().token(1) else { continue };
        let line = bundle_only.line;
        let finding = report.add(port, "`a=bundle-only` belongs to port 0");
        finding.label(line.content_span(), "the section is only offered in its group");
        if section.owns_transport() {
            // The others lean on this one: it keeps its port.
            finding.fix("remove `a=bundle-only`", [FixEdit::delete(line.span())]);
        } else {
            finding.fix("write port 0", [FixEdit::replace(port, "0")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
        b"{session}m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio [[9]] UDP/TLS/RTP/SAVPF 0\na=mid:0\na=bundle-only\n\
            m=video [[9]] UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=bundle-only\n\
            m=video 1234/2 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    )],
    newlines: Newlines::Crlf,
};
