use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::Base64;
use sdpkit_core::attribute::{Crypto, CryptoKey};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The keys of the media stand in the description.
    ///
    /// Whoever sees an `a=crypto` line can decrypt and forge what is sent, then and later: every
    /// server on the way, every log, every bug report. A description with its keys is kept and sent
    /// where it is encrypted all the way; elsewhere the keys are taken out. The fix writes
    /// placeholders of the same length, which this rule knows and passes over.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// a=setup:actpass
    /// ```
    id: "sdes-key-exposed",
    category: Privacy,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 4568 §3 “MUST employ security mechanisms that provide confidentiality”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut number = 0;
    for (_, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let keys = crypto.keys.iter().filter_map(|key| {
            // Placeholders count, so that no two are equal where the keys were not.
            number += 1;
            match key {
                CryptoKey::Inline(key) if !is_placeholder(key.key_salt) => {
                    let place = document.sdp().span_of(&key.key_salt)?;
                    Some(FixEdit::replace(place, placeholder(key.key_salt, number)))
                }
                _ => None,
            }
        });
        let edits: Vec<_> = keys.collect();
        let Some(first) = edits.first() else { continue };
        report
            .add(first.span, "whoever reads this key can decrypt the media")
            .fix("write a placeholder, before the text is shared or logged", edits);
    }
}

/// The digits at the beginning of a placeholder, which tell it from others.
const DIGITS: usize = 4;

/// Whether nothing but the first digits differs from zero, as in no key that was made at random.
fn is_placeholder(key: Base64<'_>) -> bool {
    let rest = key.as_bytes().get(DIGITS..).unwrap_or_default();
    rest.iter().all(|byte| matches!(byte, b'A' | b'='))
}

/// As many characters as `key` has, which decode to `number` and zeros.
fn placeholder(key: Base64<'_>, number: u32) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digit = |index: usize| {
        let shift = DIGITS.checked_sub(index + 1).map_or(0, |places| 6 * places);
        let value = usize::try_from((number >> shift) & 63).unwrap_or_default();
        ALPHABET.get(value).copied().unwrap_or(b'A')
    };
    let written = key.as_bytes().iter().enumerate().map(|(index, byte)| match byte {
        b'=' => '=',
        _ if index < DIGITS => char::from(digit(index)),
        _ => 'A',
    });
    written.collect()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=fingerprint:sha-256 AB:CD\n",
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|2^20\n",
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 uri:https://keys.example/1\n",
    ],
    fail: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:[[PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR]]|2^20|1:32\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:[[gFszjZPHhEfqGehRrfnSrGtNqMlzYglKuvewCInq]];inline:QUJDREVGMTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5\n",
    ],
    fix: &[(
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR|2^20|1:32\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:gFszjZPHhEfqGehRrfnSrGtNqMlzYglKuvewCInq;inline:QUJDREVGMTIzNDU2Nzg5QUJDREUwMTIzNDU2Nzg5\n",
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAABAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA|2^20|1:32\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:AAACAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA;inline:AAADAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
    )],
    newlines: Newlines::Crlf,
};
