use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Extmap;

use super::numbers::{agree, digits};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// In a BUNDLE group one header extension has two numbers.
    ///
    /// Bundled sections share one RTP session; an extension has one number in it. Receivers that look at the
    /// number alone, before they know the section, lose it in one of them.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=video ...
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// m=video ...
    /// a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid
    /// ```
    id: "extmap-bundle-uri-split",
    category: HeaderExtension,
    severity: Warning,
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
        for extension in bundle.sections().flat_map(|section| section.all::<Extmap<'_>>()) {
            let Some(first) = known.get(&(extension.uri, extension.attributes)) else {
                known.insert((extension.uri, extension.attributes), extension);
                continue;
            };
            if first.id == extension.id || first.section_index() == extension.section_index() {
                continue;
            }
            let span = extension.token(0).unwrap_or(extension.value_span());
            let message = format!(
                "this header extension has the number {} here and {} elsewhere in its BUNDLE group",
                extension.id.get(),
                first.id.get()
            );
            let finding = report.add(span, message);
            finding.label(first.value_span(), "its first number");
            let (id, uri) = (first.id, extension.uri);
            // A number with another meaning anywhere in the group would only collide there.
            let is_free = bundle.sections().all(|section| {
                section.all::<Extmap<'_>>().all(|other| other.id != id || other.uri == uri)
            });
            if is_free {
                finding.fix(
                    format!("renumber it to {}", id.get()),
                    [FixEdit::replace(digits(document, span), format!("{}", id.get()))],
                );
            } else {
                finding.help("give it the same number in all sections");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:[[4]] urn:ietf:params:rtp-hdrext:sdes:mid\n",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
