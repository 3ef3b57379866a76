use alloc::format;

use sdpkit_core::attribute::Crypto;

use super::base64::decoded_length;
use super::crypto::inline_keys;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The key of `a=crypto` is not as long as its suite needs it.
    ///
    /// The key and the salt follow each other, in base64: 30 bytes, 40 characters, for
    /// `AES_CM_128_HMAC_SHA1_80`. Receivers must take the line for invalid, and without another one
    /// the section is rejected.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtx
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    id: "crypto-key-length",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4568 §6.1 “does not match that specified for the crypto-suite, the crypto attribute in question MUST be considered invalid”",
        "RFC 6188 §4",
        "RFC 7714 §14.1",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let suite = crypto.suite;
        let Some(needed) = suite.key_salt_length() else { continue };
        for (place, key) in inline_keys(document, crypto.keys.iter()) {
            let message = match decoded_length(key.key_salt) {
                Some(length) if length == needed => continue,
                Some(length) => {
                    format!("key and salt have {length} bytes, `{suite}` needs {needed}")
                }
                None => format!("key and salt are no base64, `{suite}` needs {needed} bytes"),
            };
            report
                .add(place, message)
                .note("receivers take the line for invalid")
                .help(format!("write {needed} random bytes in base64"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}\
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32\n\
            a=crypto:2 AEAD_AES_256_GCM inline:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM=\n\
            a=crypto:3 AEAD_AES_256_GCM inline:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM\n\
            a=crypto:4 X_NEW inline:AAAA\na=crypto:5 F8_128_HMAC_SHA1_80 uri:x\n",
    ],
    fail: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:[[AAAA]]|2^20\n\
            a=crypto:2 F8_128_HMAC_SHA1_80 inline:[[AAAAA]]|2^20|1:4;inline:[[AA=A]]|2^20|2:4\n\
            a=crypto:3 aes_256_cm_hmac_sha1_80 inline:[[PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
