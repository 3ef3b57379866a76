use sdpkit_core::attribute::Fingerprint;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A fingerprint is written in lower case.
    ///
    /// The grammar has upper case only. Most receivers read both; one that compares fingerprints as
    /// text finds that the certificate does not match, and ends the session.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha-1 4a:ad:b9:b1:3f:82:18:3b:54:02:12:df:3e:5d:49:6b:19:e5:7c:ab
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    id: "fingerprint-lowercase-hex",
    category: Security,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8122 §5 “Each byte in upper-case hex”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, fingerprint) in document.typed_attributes::<Fingerprint<'_>>() {
        let digest = fingerprint.digest.as_bytes();
        if !digest.iter().any(u8::is_ascii_lowercase) {
            continue;
        }
        let Some(place) = document.sdp().span_of(digest) else { continue };
        report
            .add(place, "the fingerprint is in lower case: the grammar has upper case only")
            .fix("write it in upper case", [FixEdit::replace(place, digest.to_ascii_uppercase())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{fingerprint}{audio}a=fingerprint:SHA-256 AB:01\na=fingerprint:x-a 00:11\n"],
    fail: &[b"{session}{audio}a=fingerprint:sha-1 [[4a:AD:b9]]\na=fingerprint:sha-1 xx\n"],
    fix: &[(
        b"{session}{audio}a=fingerprint:Sha-1 4a:AD:b9\n",
        b"{session}{audio}a=fingerprint:Sha-1 4A:AD:B9\n",
    )],
    newlines: Newlines::Crlf,
};
