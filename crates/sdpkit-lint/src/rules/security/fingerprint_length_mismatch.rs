use alloc::format;

use sdpkit_core::attribute::{Fingerprint, HashFunction};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A fingerprint has more or fewer bytes than its hash function gives.
    ///
    /// No certificate can have it. Chrome takes such an offer and then fails when it applies its own
    /// answer ("Failed to apply remote fingerprint."); Firefox takes the description, and the DTLS
    /// handshake fails. The value was cut, or the name of another hash function was put before it.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha-256 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    id: "fingerprint-length-mismatch",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8122 §5 “The number of bytes is defined by the hash function”"],
    silences: ["fingerprint-weak-hash"],
    errors: ["Failed to apply remote fingerprint."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, fingerprint) in document.typed_attributes::<Fingerprint<'_>>() {
        let (hash, bytes) = (fingerprint.hash, fingerprint.bytes().count());
        let Some(length) = hash.digest_length().filter(|length| *length != bytes) else { continue };
        let Some(place) = document.sdp().span_of(fingerprint.digest.as_bytes()) else { continue };
        let finding = report
            .add(place, format!("the fingerprint has {}, `{hash}` gives {length}", counted(bytes)));
        if let Some(hash) = attr.token(0) {
            finding.label(hash, format!("{length} bytes"));
        }
        finding.note("Chrome: \"Failed to apply remote fingerprint.\"");
        match HashFunction::ALL.iter().find(|other| other.digest_length() == Some(bytes)) {
            Some(other) => finding.help(format!("{bytes} bytes are what `{other}` gives")),
            None => finding.help("copy the whole fingerprint of the certificate"),
        };
    }
}

fn counted(bytes: usize) -> alloc::string::String {
    if bytes == 1 { "1 byte".into() } else { format!("{bytes} bytes") }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{fingerprint}{audio}a=fingerprint:x-hash AB\n\
            a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
            a=fingerprint:md5 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF\n",
    ],
    fail: &[
        b"{session}a=fingerprint:sha-256 [[AB]]\n{audio}a=fingerprint:SHA-1 [[ab:cd]]\n\
            a=fingerprint:sha-256 [[4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
