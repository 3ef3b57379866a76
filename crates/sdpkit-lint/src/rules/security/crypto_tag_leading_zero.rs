use alloc::format;

use sdpkit_core::attribute::Crypto;

use super::crypto::tag_span;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The tag of `a=crypto` has leading zeros.
    ///
    /// The answer repeats the tag of the line it takes. A peer that reads it as a number answers `1`
    /// to `01`, and one that compares text does not find it.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:01 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    id: "crypto-tag-leading-zero",
    category: Security,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: ["RFC 4568 §4.1 “leading zeroes MUST NOT be used”"],
    silences: ["non-canonical-integer"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let place = tag_span(attr);
        let tag = document.sdp().slice(place);
        if matches!(tag.as_bytes(), [b'0', b'0'..=b'9', ..]) {
            let canonical = format!("{}", crypto.tag);
            report
                .add(place, format!("the tag `{tag}` has leading zeros"))
                .fix(format!("write `{canonical}`"), [FixEdit::replace(place, canonical)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:0 AES_CM_128_HMAC_SHA1_80 inline:AAAA\na=crypto:10 F8_128_HMAC_SHA1_80 inline:AAAA\n",
    ],
    fail: &[b"{session}{audio}a=crypto:[[01]] AES_CM_128_HMAC_SHA1_80 inline:AAAA\na=crypto:01\n"],
    fix: &[(
        b"{session}{audio}a=crypto:01\tAES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:000 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
        b"{session}{audio}a=crypto:1\tAES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:0 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
    )],
    newlines: Newlines::Crlf,
};
