use alloc::format;

use sdpkit_core::Token;
use sdpkit_core::attribute::{Fingerprint, HashFunction};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The hash function of a fingerprint is unknown.
    ///
    /// Chrome ("Failed to create fingerprint from the digest.") and Firefox ("no supported
    /// fingerprint algorithms present") refuse the description. Where only the separators of the
    /// name are wrong, and the fingerprint has as many bytes as the function gives, it is clear what
    /// was meant.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    id: "fingerprint-hash-unknown",
    category: Security,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8122 §5 “hash-func = \"sha-1\" / \"sha-224\" / \"sha-256\"”",
        "RFC 8122 §5 “Additional hash functions can only come”",
    ],
    errors: ["Failed to create fingerprint from the digest.", "Invalid description, no supported fingerprint algorithms present at level {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, fingerprint) in document.typed_attributes::<Fingerprint<'_>>() {
        let HashFunction::Other(name) = fingerprint.hash else { continue };
        if is_registered_otherwise(name) {
            continue;
        }
        let Some(place) = attr.token(0) else { continue };
        let finding = report.add(place, format!("`{name}` is no hash function of fingerprints"));
        finding.note("Chrome and Firefox refuse the description");
        match meant(name, fingerprint.bytes().count()) {
            Some(hash) => {
                finding.fix(
                    format!("did you mean `{hash}`?"),
                    [FixEdit::replace(place, hash.as_str())],
                );
            }
            None => {
                finding.help("use the SHA-256 hash of the certificate: `sha-256`");
            }
        }
    }
}

/// The functions of RFC 8692, which updates RFC 3279.
fn is_registered_otherwise(name: Token<'_>) -> bool {
    name.eq_ignore_ascii_case("shake128") || name.eq_ignore_ascii_case("shake256")
}

/// The function that gives so many bytes, and has that name but for the separators in it.
fn meant(name: Token<'_>, bytes: usize) -> Option<HashFunction<'static>> {
    let known = HashFunction::ALL.iter().copied();
    let mut known = known.filter(|hash| hash.digest_length() == Some(bytes));
    known.find(|hash| letters(hash.as_str()).eq(letters(name.as_str())))
}

/// A name without its separators and without case.
fn letters(name: &str) -> impl Iterator<Item = u8> + '_ {
    name.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{fingerprint}{audio}a=fingerprint:SHA-1 AB\na=fingerprint:shake128 AB\n"],
    fail: &[b"{session}a=fingerprint:[[sha-999]] AB:CD\n{audio}a=fingerprint:[[sha256]] AB:CD\n"],
    fix: &[(
        b"{session}{audio}a=fingerprint:SHA1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
            a=fingerprint:sha-3 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n",
        b"{session}{audio}a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
            a=fingerprint:sha-3 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n",
    )],
    newlines: Newlines::Crlf,
};
