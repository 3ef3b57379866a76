use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::attribute::Crypto;

use super::crypto::tag_span;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two `a=crypto` lines of a section have the same tag.
    ///
    /// The answer takes one of the offered lines and names it by its tag. With a tag twice, the peers
    /// may take different keys, and neither can decrypt what the other sends.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz
    /// ```
    id: "crypto-tag-duplicate",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4568 §4.1 “The tag MUST be unique among all crypto attributes for a given media line”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut first_of = BTreeMap::new();
    for (attr, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let place = tag_span(attr);
        let first = *first_of.entry((attr.line().section(), crypto.tag)).or_insert(place);
        if first != place {
            report
                .add(place, format!("tag {} stands here again", crypto.tag))
                .label(first, "the first one")
                .help("give each line a tag of its own");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            {audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\na=crypto:1\n"],
    fail: &[b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:[[1]]\tAES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:[[01]] F8_128_HMAC_SHA1_80 inline:AAAA\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
