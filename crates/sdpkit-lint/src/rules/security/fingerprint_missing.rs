use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::Fingerprint;

use super::dtls::{has_plain_profile, has_told_keys};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has no fingerprint, and the session level has none either.
    ///
    /// Without it the peer cannot check whose certificate it sees in the DTLS handshake. Chrome
    /// ("Called with SDP without DTLS fingerprint.") and Firefox ("no fingerprint attribute") refuse
    /// the description. Rejected sections need none, nor do sections that use the transport of
    /// another one of their BUNDLE group.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=setup:actpass
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// a=setup:actpass
    /// ```
    id: "fingerprint-missing",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.8.3 “at least one fingerprint MUST be present”",
        "RFC 5763 §5 “The endpoint MUST use the certificate fingerprint attribute”",
    ],
    errors: ["Called with SDP without DTLS fingerprint.", "Invalid description, no fingerprint attribute at level {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let is_without_any = !model.has(Fingerprint::INFO.kind);
    for section in model.sections() {
        let needs_one = (section.is_rtp() || section.runs_over_dtls())
            && !section.is_rejected()
            && section.owns_transport();
        // Without any keys, media is not even meant to be encrypted: `plaintext-rtp`.
        let is_plain = || has_plain_profile(section) && !has_told_keys(section);
        if !needs_one || section.has_in_effect(Fingerprint::INFO.kind) || is_plain() {
            continue;
        }
        let message = if is_without_any {
            "no `a=fingerprint`, here or in any other section"
        } else {
            "no `a=fingerprint` in this section, and none at session level"
        };
        report
            .add(section.line().content_span(), message)
            .note("Chrome refuses the description: \"Called with SDP without DTLS fingerprint.\"")
            .help("add `a=fingerprint:sha-256` with the hash of the certificate");
        if is_without_any {
            return;
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}{fingerprint}m=video 0 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}{fingerprint}m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n{fingerprint}\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=bundle-only\n\
            a=mid:2\n{fingerprint}",
        b"{webrtc}a=fingerprint:sha-256 AB\n",
        // Not WebRTC, and not encrypted.
        b"{session}m=audio 9 RTP/SAVP 0\n",
        b"{webrtc}{fingerprint}m=audio 9 RTP/AVP 0\nm=application 9 TCP/BFCP *\n",
    ],
    fail: &[
        b"{session}[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:0\n{fingerprint}\
            [[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=mid:1\n[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n",
        b"{webrtc}{fingerprint}[[m=audio 9 RTP/AVP 0]]\n\
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
