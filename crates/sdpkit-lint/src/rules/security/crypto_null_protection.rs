use alloc::format;

use sdpkit_core::attribute::{Crypto, CryptoParameter};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=crypto` switches off encryption or authentication.
    ///
    /// With `UNENCRYPTED_SRTP` everybody on the way can listen, which the exchange of keys only
    /// hides. `UNENCRYPTED_SRTCP` gives away who speaks and how well it is heard, and
    /// `UNAUTHENTICATED_SRTP` lets others put in packets of their own: these two are warnings.
    ///
    /// # Bad
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR UNENCRYPTED_SRTP
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    id: "crypto-null-protection",
    category: Security,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4568 §6.3.2 “UNENCRYPTED_SRTP signals that the SRTP packet payloads are not encrypted”",
        "RFC 4568 §6.3.3 “Use of UNAUTHENTICATED_SRTP is NOT RECOMMENDED”",
        "RFC 8827 §6.5 “MUST NOT negotiate cipher suites with NULL encryption modes”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, crypto) in document.typed_attributes::<Crypto<'_>>() {
        let words = crypto.parameters.as_text().as_bytes();
        let words = words.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        for (parameter, word) in crypto.parameters.iter().zip(words) {
            let (what, severity) = match parameter {
                CryptoParameter::UnencryptedSrtp => ("media is not encrypted", Severity::Error),
                CryptoParameter::UnencryptedSrtcp => ("RTCP is not encrypted", Severity::Warning),
                CryptoParameter::UnauthenticatedSrtp => {
                    ("media is not authenticated", Severity::Warning)
                }
                _ => continue,
            };
            let Some(place) = document.sdp().span_of(word) else { continue };
            report
                .add(place, format!("{what}: `{}`", word.escape_ascii()))
                .severity(severity)
                .help("leave the parameter out");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA KDR=1 WSH=128 -x\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA UNENCRYPTED\n",
    ],
    fail: &[
        b"{session}{audio}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA [[UNENCRYPTED_SRTP]]\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA \t KDR=1\t[[UNENCRYPTED_SRTCP]] [[UNAUTHENTICATED_SRTP]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
