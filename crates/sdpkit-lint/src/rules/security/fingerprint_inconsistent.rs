use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use sdpkit_core::attribute::Fingerprint;
use sdpkit_model::{Placed, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sections of one BUNDLE group have different fingerprints.
    ///
    /// The group has one transport, one DTLS handshake and one certificate. The fingerprints of the
    /// first section count. A peer that does not bundle looks at the others too, and its handshake
    /// fails. Such a description was put together from two.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "fingerprint-inconsistent",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 9429 §5.2.1 “they MUST all have the same fingerprint value or values”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        let Some(tagged) = bundle.tagged() else { continue };
        let Some(counting) = of_tagged(tagged).next() else { continue };
        let mut expected = None;
        for section in bundle.sections().filter(|section| !section.is_rejected()) {
            let Some(first) = section.first::<Fingerprint<'_>>() else { continue };
            let own = || section.all::<Fingerprint<'_>>();
            if own().map(|f| f.value).eq(of_tagged(tagged).map(|f| f.value)) {
                continue;
            }
            let expected = expected.get_or_insert_with(|| by_function(of_tagged(tagged)));
            // A function that only one of them has proves nothing.
            let is_known = |(function, hashes): (&&str, &BTreeSet<_>)| {
                expected.get(function).is_none_or(|known| known == hashes)
            };
            if by_function(own()).iter().all(is_known) {
                continue;
            }
            report
                .add(
                    first.value_span(),
                    "the fingerprints are not those of the section whose transport is used",
                )
                .label(counting.value_span(), "the fingerprint that counts for the BUNDLE group")
                .help("write the fingerprints of one certificate into all sections");
        }
    }
}

/// The fingerprints in effect in the section whose transport the group uses.
fn of_tagged<'m, 'a: 'm>(
    tagged: Section<'m, 'a>,
) -> impl Iterator<Item = Placed<'a, Fingerprint<'a>>> + 'm {
    tagged.all_in_effect()
}

/// The hashes of each function.
fn by_function<'a>(
    fingerprints: impl Iterator<Item = Placed<'a, Fingerprint<'a>>>,
) -> BTreeMap<&'a str, BTreeSet<Vec<u8>>> {
    let mut hashes = BTreeMap::new();
    for fingerprint in fingerprints {
        let of_function: &mut BTreeSet<_> = hashes.entry(fingerprint.hash.as_str()).or_default();
        of_function.insert(fingerprint.bytes().collect());
    }
    hashes
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=fingerprint:sha-1 AB:CD\n\
            a=fingerprint:sha-256 00\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=fingerprint:sha-256 00\n\
            a=fingerprint:SHA-1 ab:cd\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=fingerprint:sha-1 11\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=fingerprint:sha-1 AB:CD\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=fingerprint:sha-256 00\n",
        b"{session}{fingerprint}a=group:BUNDLE 0 1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n{fingerprint}\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=fingerprint:sha-1 11\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 1 0 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=fingerprint:[[sha-1 AB:CD]]\n\
            a=fingerprint:sha-256 22\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=fingerprint:sha-256 00\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=fingerprint:[[sha-256 11]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
