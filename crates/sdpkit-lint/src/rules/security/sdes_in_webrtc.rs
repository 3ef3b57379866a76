use sdpkit_core::attribute::{Crypto, Fingerprint};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// WebRTC has SDES keys, `a=crypto`.
    ///
    /// Everybody who sees the description can decrypt the media: the server that passes it on, its
    /// logs, and whoever reads them. Current browsers ignore the line, and refuse a section that has
    /// no fingerprint beside it ("Called with SDP without DTLS fingerprint."). The fix removes the
    /// line where there is one.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:PS1uQCVeeCFCanVmcjkpPywjNWhcYD0mXXtxaVBR
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    id: "sdes-in-webrtc",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.1.1 “The SDP security descriptions mechanism for SRTP keying [RFC4568] MUST NOT be used”",
        "RFC 8827 §6.5 “WebRTC implementations MUST NOT offer SDP security descriptions”",
    ],
    silences: [
        "sdes-and-dtls-both",
        "crypto-key-length",
        "crypto-suite-unknown",
        "crypto-tag-duplicate",
        "crypto-tag-leading-zero",
    ],
    errors: ["Called with SDP without DTLS fingerprint."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for crypto in model.all::<Crypto<'_>>() {
        let Some(section) = crypto.section_index().and_then(|index| model.section(index)) else {
            continue;
        };
        let line = crypto.line;
        let finding = report.add(
            line.content_span(),
            "SDES keys in WebRTC: whoever reads the description can decrypt the media",
        );
        finding.note("Chrome and Firefox ignore the line");
        if section.transport_owner().in_effect::<Fingerprint<'_>>().is_some() {
            finding
                .fix("remove the line: the fingerprint is enough", [FixEdit::delete(line.span())]);
        } else {
            finding.help("use DTLS: `a=fingerprint` and `a=setup`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}{fingerprint}a=crypto:1\n",
        b"{session}m=audio 9 RTP/SAVP 0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n",
    ],
    fail: &[
        b"{webrtc}[[a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA]]\n[[a=crypto:2 X inline:AAAA]]\n",
        b"{webrtc}{fingerprint}[[a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA]]\n",
    ],
    fix: &[
        (
            b"{webrtc}{fingerprint}a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:AAAA\n\
                a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:AAAA\na=mid:0\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:BBBB\n",
            b"{webrtc}{fingerprint}a=mid:0\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:BBBB\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
