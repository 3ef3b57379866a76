use sdpkit_core::attribute::{Crypto, Fingerprint};

use super::dtls::has_plain_profile;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has SDES keys and a DTLS fingerprint.
    ///
    /// Which of them gives the keys is not said: one peer starts a DTLS handshake that the other does
    /// not answer, and there is no media. Chrome of 2013 offered both. With
    /// a profile that leaves encryption open, `RTP/AVP`, keys of each kind are alternatives
    /// (RFC 8643 §3.1).
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 UDP/TLS/RTP/SAVP 0
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    id: "sdes-and-dtls-both",
    category: Security,
    severity: Warning,
    applies: Any,
    fix: Unsafe,
    sources: ["interop", "RFC 9429 §5.1.1 “[RFC4568] MUST NOT be used”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut told = None;
    for crypto in document.model().all::<Crypto<'_>>() {
        let Some(index) = crypto.section_index() else { continue };
        // One finding for a section: all its keys go together.
        if told.replace(index) == Some(index) {
            continue;
        }
        let Some(section) = document.model().section(index) else { continue };
        let Some(fingerprint) = section.in_effect::<Fingerprint<'_>>() else { continue };
        if section.is_rejected() || has_plain_profile(section) {
            continue;
        }
        let keys = section.all::<Crypto<'_>>();
        report
            .add(
                crypto.line.content_span(),
                "keys here, and a fingerprint: nobody knows which counts",
            )
            .label(fingerprint.line.content_span(), "the fingerprint")
            .fix(
                "take the keys from DTLS, and remove `a=crypto`",
                keys.map(|crypto| FixEdit::delete(crypto.line.span())),
            );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/SAVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            m=audio 9 UDP/TLS/RTP/SAVP 0\n{fingerprint}",
        b"{session}{audio}{fingerprint}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            m=audio 0 RTP/SAVP 0\n{fingerprint}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
    ],
    fail: &[
        b"{session}{fingerprint}m=audio 9 RTP/SAVP 0\n[[a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA]]\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            m=video 9 UDP/TLS/RTP/SAVP 0\n[[a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA]]\n",
    ],
    fix: &[(
        b"{session}m=audio 9 RTP/SAVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n{fingerprint}\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
        b"{session}m=audio 9 RTP/SAVP 0\n{fingerprint}",
    )],
    newlines: Newlines::Crlf,
};
