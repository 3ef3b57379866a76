use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Extmap;

use super::numbers::{GroupNumbers, agree, digits};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// In a BUNDLE group one number stands for two header extensions.
    ///
    /// Bundled sections share one RTP session, in which a number has one meaning. Chrome refuses the
    /// description (“The id must be the same across all bundled media descriptions”). It is the usual damage
    /// of putting sections of two descriptions together.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=video ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=video ...
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:toffset
    /// ```
    id: "extmap-bundle-collision",
    category: HeaderExtension,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8285 §7 “it MUST use the same ID in all of these \"m=\" lines”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::Extmap) {
        return;
    }
    for bundle in document.model().bundles() {
        if agree(bundle) {
            continue;
        }
        let mut known = BTreeMap::new();
        let mut numbers = None;
        for extension in bundle.sections().flat_map(|section| section.all::<Extmap<'_>>()) {
            let Some(first) = known.get(&extension.id) else {
                known.insert(extension.id, extension);
                continue;
            };
            if first.uri == extension.uri || first.section_index() == extension.section_index() {
                continue;
            }
            let span = extension.token(0).unwrap_or(extension.value_span());
            let message = format!(
                "the number {} stands for two header extensions in a BUNDLE group",
                extension.id.get()
            );
            let finding = report.add(span, message);
            finding.label(first.value_span(), "its first meaning");
            finding.label(bundle.group().value_span(), "these sections share one RTP session");
            let numbers = numbers.get_or_insert_with(|| GroupNumbers::of(bundle, document.model()));
            match numbers.number_for(extension.uri) {
                Some(id) => finding.fix(
                    format!("renumber it to {id}"),
                    [FixEdit::replace(digits(document, span), format!("{id}"))],
                ),
                None => finding.help("give one of them another number"),
            };
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:[[3]] urn:ietf:params:rtp-hdrext:toffset\n",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:3/sendonly urn:ietf:params:rtp-hdrext:toffset\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:1/sendonly urn:ietf:params:rtp-hdrext:toffset\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
