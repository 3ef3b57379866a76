use alloc::format;

use sdpkit_core::attribute::{Fingerprint, HashFunction};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A fingerprint is made with MD5 or MD2.
    ///
    /// Certificates with the same MD5 or MD2 hash can be made at will, so that the fingerprint proves
    /// nothing: whoever sits between the peers can present a certificate that matches. Receivers
    /// must not use such a fingerprint.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    id: "fingerprint-broken-hash",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8122 §5 “MUST NOT use the MD2 and MD5 hash functions”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, fingerprint) in document.typed_attributes::<Fingerprint<'_>>() {
        let hash = fingerprint.hash;
        if !matches!(hash, HashFunction::Md5 | HashFunction::Md2) {
            continue;
        }
        let Some(place) = attr.token(0) else { continue };
        report
            .add(place, format!("`{hash}` is broken: the fingerprint protects from nobody"))
            .help("use the SHA-256 hash of the certificate");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{fingerprint}{audio}a=fingerprint:sha-1 AB\na=fingerprint:md6 AB\n"],
    fail: &[b"{session}a=fingerprint:[[md5]] AB:CD\n{audio}a=fingerprint:[[MD2]] AB:CD\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
