use alloc::collections::BTreeMap;

use sdpkit_core::attribute::Crypto;

use super::crypto::inline_keys;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The same SRTP key stands twice.
    ///
    /// Each key must be unique in the description. Where two streams are encrypted with the same key
    /// and their sources happen to have the same identifier, the keystream is the same too: whoever
    /// records both can take one off the other and read what was said. Chrome of 2013 wrote one key
    /// into every section. Between the alternatives of one section, of which only one is used, it is
    /// a warning.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// m=video 51372 RTP/SAVP 31
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// m=video 51372 RTP/SAVP 31
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    id: "crypto-key-reused",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4568 §6.1 “Each master key and salt MUST be a cryptographically random number and MUST be unique to the entire SDP message”",
        "RFC 4568 §6.4 “Keystream reuse makes the ciphertext vulnerable to cryptanalysis”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut first_of = BTreeMap::new();
    for (attr, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let section = attr.line().section();
        for (place, key) in inline_keys(document, crypto.keys.iter()) {
            let first = *first_of.entry(key.key_salt).or_insert((section, place));
            if first.1 == place {
                continue;
            }
            let finding = report.add(place, "this key stands here again");
            finding.label(first.1, "the first time");
            if first.0 == section {
                finding.severity(Severity::Warning);
            } else {
                finding.note("with the same key, two streams can be decrypted without it");
            }
            finding.help("make a random key for each line");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA|2^20\n\
            {audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:BBBB|2^20\n"],
    fail: &[b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA|2^20\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:[[AAAA]]\n\
            {audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:BBBB|1:4;inline:[[AAAA]]|2:4\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
