use alloc::format;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::Fingerprint;

use super::dtls::{has_plain_profile, has_told_keys};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// WebRTC media has no encryption at all.
    ///
    /// The section has a profile without encryption, `RTP/AVP` or `RTP/AVPF`, and no keys. Browsers
    /// refuse it ("Called with SDP without DTLS fingerprint."): in WebRTC all media is encrypted.
    /// The profile alone says nothing in WebRTC, where `RTP/AVP` with a fingerprint is encrypted
    /// too.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    id: "plaintext-rtp",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8827 §6.5 “Media traffic MUST NOT be sent over plain (unencrypted) RTP or RTCP”",
        "RFC 9429 §5.1.2 “lack of an \"a=fingerprint\" attribute will lead to negotiation failure”",
    ],
    errors: ["Called with SDP without DTLS fingerprint."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if !has_plain_profile(section)
            || section.is_rejected()
            || section.has_in_effect(Fingerprint::INFO.kind)
            || has_told_keys(section)
            || !section.owns_transport()
        {
            continue;
        }
        let Some(transport) = section.transport() else { continue };
        let Some(place) = section.line().token(2) else { continue };
        report
            .add(place, format!("media over `{transport}` without keys is not encrypted"))
            .note("Chrome refuses the description: \"Called with SDP without DTLS fingerprint.\"")
            .help("use `UDP/TLS/RTP/SAVPF`, with `a=fingerprint` and `a=setup`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 0 RTP/AVP 0\nm=audio 9 RTP/SAVP 0\nm=application 9 udp x\n",
        b"{webrtc}m=audio 9 RTP/AVP 0\n{fingerprint}",
        b"{webrtc}m=audio 9 RTP/AVPF 0\n\
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR\n",
        b"{session}{audio}",
    ],
    fail: &[b"{webrtc}{fingerprint}m=audio 9 [[RTP/AVP]] 0\nm=video 9 [[RTP/AVPF]] 96\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
