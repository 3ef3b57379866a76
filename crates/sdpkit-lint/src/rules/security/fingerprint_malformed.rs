use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::HashFunction;
use sdpkit_core::{Attr, AttributeKind};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A fingerprint is not a hash function and bytes in hexadecimal, separated by colons.
    ///
    /// Chrome ("Failed to create fingerprint from the digest.") and Firefox ("Malformed fingerprint
    /// token") refuse the whole description. Most tools but `openssl` print a hash without colons;
    /// the colons are then put in, if the number of bytes is right for the hash function.
    ///
    /// # Bad
    /// ```sdp
    /// a=fingerprint:sha-1 4AADB9B13F82183B540212DF3E5D496B19E57CAB
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// ```
    id: "fingerprint-malformed",
    category: Security,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8122 §5 “represented as a sequence of uppercase hexadecimal bytes, separated by colons”",
        "RFC 8122 §5 “fingerprint = 2UHEX *(\":\" 2UHEX)”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::Fingerprint)],
    errors: ["Failed to create fingerprint from the digest.", "Malformed fingerprint token"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let finding = report
            .add(error.span(), format!("malformed fingerprint: {}", error.quoting(document.sdp())));
        finding.note("Chrome and Firefox refuse the description");
        match line.attribute().and_then(|attr| Some((attr.token(1)?, with_colons(attr)?))) {
            Some((place, digest)) => {
                finding.fix("separate the bytes by colons", [FixEdit::replace(place, digest)]);
            }
            None => {
                finding.help("write the hash function, a space, and `XX:XX:...` in hexadecimal");
            }
        }
    }
}

/// The digest with colons, if it is written without them and as long as its function gives it.
fn with_colons(attr: Attr<'_>) -> Option<String> {
    let (hash, digest) = attr.value()?.to_str().ok()?.split_once(' ')?;
    let hash = HashFunction::ALL.iter().find(|known| known.as_str().eq_ignore_ascii_case(hash))?;
    if digest.len() != hash.digest_length()? * 2
        || !digest.bytes().all(|byte| byte.is_ascii_hexdigit())
    {
        return None;
    }
    let mut separated = String::with_capacity(digest.len() / 2 * 3);
    for (at, digit) in digest.chars().enumerate() {
        if at > 0 && at % 2 == 0 {
            separated.push(':');
        }
        separated.push(digit.to_ascii_uppercase());
    }
    Some(separated)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{fingerprint}{audio}a=fingerprint:sha-1 ab:cd\na=fingerprint:x-hash 00\n"],
    fail: &[
        b"{session}a=fingerprint:sha-256 [[ABCD]]\na=fingerprint:sha-1 [[0:1]]\n{audio}",
        b"{session}a=fingerprint:sha-1[[]]\na=fingerprint:sha-1 00:01[[ ]]XXX\n{audio}",
        b"{session}a=fingerprint:sha-1[[:00:01]]\n{audio}",
    ],
    fix: &[(
        b"{session}{audio}a=fingerprint:SHA-1 4aadb9b13f82183b540212df3e5d496b19e57cab\n\
            a=fingerprint:sha-1 4AADB9\n",
        b"{session}{audio}a=fingerprint:SHA-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB\n\
            a=fingerprint:sha-1 4AADB9\n",
    )],
    newlines: Newlines::Crlf,
};
