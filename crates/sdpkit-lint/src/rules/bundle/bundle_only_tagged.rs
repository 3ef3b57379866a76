use alloc::format;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::BundleOnly;
use sdpkit_model::Section;

use super::members::{members_with_tags, with_space};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The first section of a BUNDLE group is bundle-only.
    ///
    /// The first section gives the group its transport, and a section that is only offered in a
    /// group has none. The answerer goes on to the next section, or rejects all of them. The fix
    /// puts a section with a port first.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 1 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
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
    id: "bundle-only-tagged",
    category: Bundle,
    severity: Error,
    applies: Offer,
    fix: Unsafe,
    sources: [
        "RFC 9143 §7.2.1 “The offerer MUST NOT suggest a bundle-only \"m=\" section as the offerer-tagged \"m=\" section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        let Some(first) = bundle.sections().next().filter(Section::is_bundle_only) else {
            continue;
        };
        let mut members = members_with_tags(document, bundle);
        let Some((place, _)) = members.next() else { continue };
        let finding = report.add(place, "the first section of the group is bundle-only");
        if let Some(line) = first.lines_of_kind(BundleOnly::INFO.kind).next() {
            finding.label(line.content_span(), "it has no transport of its own");
        }
        let has_port =
            |section: Section<'_, '_>| !section.is_rejected() && !section.is_bundle_only();
        match members.find(|(_, section)| has_port(*section)) {
            Some((tag, _)) => {
                let text = format!("{} ", document.sdp().slice(tag));
                finding.fix(
                    "put a section with a port first",
                    [FixEdit::insert(place.start(), text), FixEdit::delete(with_space(tag))],
                );
            }
            None => {
                finding.help("give one section a port, without `a=bundle-only`, and list it first");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
        b"{session}a=group:BUNDLE\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE [[1]] 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
        b"{session}a=group:BUNDLE [[1]]\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 2 1 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=bundle-only\n",
        b"{session}a=group:BUNDLE 0 2 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=bundle-only\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=bundle-only\n",
    )],
    newlines: Newlines::Crlf,
};
