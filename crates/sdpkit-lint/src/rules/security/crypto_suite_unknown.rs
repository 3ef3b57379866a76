use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::{Crypto, CryptoSuite};
use sdpkit_model::order::Order as _;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
use crate::similarity::nearest;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The suite of `a=crypto` is unknown.
    ///
    /// Receivers skip a line whose suite they do not know. The names of the suites differ in the
    /// order of their parts: it is `AES_CM_128` and `AES_256_CM`.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:1 AES_128_CM_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    id: "crypto-suite-unknown",
    category: Security,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4568 §4.2 “each transport defines a separate namespace for the set of crypto-suites”",
        "RFC 5669",
        "RFC 6188 §4",
        "RFC 7714 §14.1",
    ],
}

/// The suites of RFC 5669, which are registered and not used.
const SEED: [&str; 3] = ["SEED_CTR_128_HMAC_SHA1_80", "SEED_128_CCM_80", "SEED_128_GCM_96"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let CryptoSuite::Other(name) = crypto.suite else { continue };
        if SEED.iter().any(|seed| name.eq_ignore_ascii_case(seed)) {
            continue;
        }
        let Some(place) = document.sdp().span_of(name.as_bytes()) else { continue };
        let finding = report.add(place, format!("`{name}` is no crypto suite"));
        match meant(name.as_str()) {
            Some(suite) => finding.help(format!("did you mean `{suite}`?")),
            None => finding.note("receivers skip the line"),
        };
    }
}

/// The suite with the same parts in another order, or almost the same name.
fn meant(name: &str) -> Option<&'static str> {
    let names = CryptoSuite::ALL.iter().map(|suite| suite.as_str());
    let parts = sorted_parts(name);
    let same = names.clone().find(|known| sorted_parts(known) == parts);
    same.or_else(|| nearest(name.as_bytes(), names, 2))
}

fn sorted_parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<_> = name.split('_').collect();
    parts.order();
    parts
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:2 aes_cm_128_hmac_sha1_32 inline:AAAA\na=crypto:3 SEED_128_CCM_80 inline:AAAA\n",
    ],
    fail: &[
        b"{session}{audio}a=crypto:1 [[AES_128_CM_HMAC_SHA1_80]] inline:AAAA\n\
            a=crypto:2  [[AES_CM_256_HMAC_SHA1_80]] inline:AAAA\na=crypto:3 [[X_NEW]] inline:AAAA\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn names_find_the_suite_that_was_meant() {
        assert_eq!(meant("AES_128_CM_HMAC_SHA1_80"), Some("AES_CM_128_HMAC_SHA1_80"));
        assert_eq!(meant("AES_CM_256_HMAC_SHA1_32"), Some("AES_256_CM_HMAC_SHA1_32"));
        assert_eq!(meant("AES_CM_128_HMAC_SHA_80"), Some("AES_CM_128_HMAC_SHA1_80"));
        assert_eq!(meant("AEAD_AES_256_GCM_8"), Some("AEAD_AES_256_GCM"));
        assert_eq!(meant("NULL"), None);
    }
}
