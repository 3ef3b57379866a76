use alloc::format;

use sdpkit_core::attribute::{Fingerprint, HashFunction};
use sdpkit_model::Placed;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The only fingerprints of a section are of a weak hash function.
    ///
    /// Collisions of SHA-1 can be made, and peers may refuse it. A SHA-256 fingerprint belongs
    /// beside it or in its place; peers take the one they like best.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    id: "fingerprint-weak-hash",
    category: Security,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8122 §5.1 “calculate a fingerprint using both the 'SHA-256' hash function”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut fingerprints = document.model().all::<Fingerprint<'_>>().peekable();
    while let Some(first) = fingerprints.next() {
        // Those of one section stand together: the lines come in the order of the text.
        let mut weakest = first;
        while let Some(next) =
            fingerprints.next_if(|next| next.section_index() == first.section_index())
        {
            if !is_weak(next) {
                weakest = next;
            }
        }
        if !is_weak(weakest) {
            continue;
        }
        let Some(place) = first.token(0) else { continue };
        report
            .add(
                place,
                format!("the only fingerprints here are of weak functions: `{}`", first.hash),
            )
            .help("add the SHA-256 hash of the certificate");
    }
}

/// Whether the function is weak, and not broken altogether.
fn is_weak(fingerprint: Placed<'_, Fingerprint<'_>>) -> bool {
    matches!(fingerprint.hash, HashFunction::Sha1 | HashFunction::Sha224)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=fingerprint:sha-1 AB\n{fingerprint}{audio}a=fingerprint:md5 AB\n",
        b"{session}{audio}a=fingerprint:sha-1 AB\na=fingerprint:sha-512 AB\n\
            {audio}a=fingerprint:sha256 AB\na=fingerprint:sha-1 AB\n",
    ],
    fail: &[b"{session}a=fingerprint:[[SHA-1]] AB\na=fingerprint:sha-224 AB\n\
            {audio}{fingerprint}{audio}a=fingerprint:[[sha-1]] AB\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
