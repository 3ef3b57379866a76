use super::members::{members_with_tags, with_space};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A rejected section is listed in a BUNDLE group.
    ///
    /// Its port is 0, and `a=bundle-only` does not explain that. In the first place of the group it
    /// takes away the transport of all: Firefox refuses the description ("points at a disabled
    /// m-section"), and Chrome refuses such an answer ("should be rejected"). In another place of an
    /// offer, where browsers take it, it is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "bundle-rejected-member",
    category: Bundle,
    severity: Error,
    applies: OfferAnswer,
    fix: Safe,
    sources: [
        "RFC 9143 §7.3.3 “MUST NOT place the identification-tag associated with the \"m=\" section in the SDP 'group:BUNDLE' attribute”",
        "RFC 9143 §7.5.3 “MUST NOT place the identification-tag associated with the \"m=\" section in the SDP 'group:BUNDLE' attribute”",
    ],
    errors: ["mid specified for bundle transport in group attribute points at a disabled m-section. (mid={})", "The m= section with mid='{}' should be rejected."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        for (number, (tag, section)) in members_with_tags(document, bundle).enumerate() {
            if !section.is_rejected() {
                continue;
            }
            let finding = report.add(tag, "this section is rejected, and cannot be in the group");
            finding.label(section.line().content_span(), "its port is 0");
            if number == 0 {
                finding.note("Firefox refuses the description: \"points at a disabled m-section\"");
            } else if !document.is_answer() {
                finding.severity(Severity::Warning);
            }
            finding.fix("remove the tag", [FixEdit::delete(with_space(tag))]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\n",
        b"{session}a=group:BUNDLE\nm=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:0\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE [[1]] 0 [[2]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 1 2\nm=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\n",
        b"{session}a=group:BUNDLE 2\nm=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\n",
    )],
    newlines: Newlines::Crlf,
};
