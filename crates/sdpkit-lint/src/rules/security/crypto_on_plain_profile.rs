use alloc::format;

use sdpkit_core::attribute::Crypto;

use super::dtls::has_plain_profile;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has SDES keys and a profile without encryption.
    ///
    /// Phones write `RTP/AVP` with `a=crypto` to say that they encrypt if the peer does
    /// (RFC 8643). A peer that does not know this idiom sends unencrypted media, without anybody
    /// noticing.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/SAVP 0
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    id: "crypto-on-plain-profile",
    category: Security,
    severity: Info,
    applies: Sip,
    fix: Unsafe,
    sources: [
        "RFC 4568 §1 “is signaled by use of secure RTP transport (e.g., \"RTP/SAVP\" or \"RTP/SAVPF\")”",
        "RFC 8643 §3.1",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut told = None;
    for crypto in document.model().all::<Crypto<'_>>() {
        let Some(index) = crypto.section_index() else { continue };
        if told.replace(index) == Some(index) {
            continue;
        }
        let Some(section) = document.model().section(index) else { continue };
        if section.is_rejected() || !has_plain_profile(section) {
            continue;
        }
        let (Some(transport), Some(place)) = (section.transport(), section.line().token(2)) else {
            continue;
        };
        let secure = transport.as_str().replace("AVP", "SAVP");
        let finding =
            report.add(place, format!("`{transport}` with keys: media may stay unencrypted"));
        finding.label(crypto.line.content_span(), "the keys");
        let help = format!("write `{secure}` to demand encryption");
        if section.bundle().is_none() {
            finding.fix(help, [FixEdit::replace(place, secure)]);
        } else {
            // The sections of a group have one protocol, and change it together.
            finding.help(help);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=audio 9 RTP/SAVPF 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            m=audio 0 RTP/AVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
    ],
    fail: &[b"{session}m=audio 9 [[RTP/AVP]] 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
            a=crypto:2 AES_CM_128_HMAC_SHA1_80 inline:BBBB\n\
            m=video 9 [[RTP/AVPF]] 96\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:CCCC\n"],
    fix: &[(
        b"{session}m=audio 9 RTP/AVPF 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
        b"{session}m=audio 9 RTP/SAVPF 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
    )],
    newlines: Newlines::Crlf,
};
