use sdpkit_core::attribute::{Simulcast, extmap_uri};

use super::streams::{has_extension, offer_extension};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has simulcast and retransmissions, but not the header extension that says what they repair.
    ///
    /// Retransmitted packets of a stream are told by `sdes:repaired-rtp-stream-id`. Without it a receiver
    /// cannot say which stream they belong to, and drops them.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:5 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
    /// a=rtpmap:97 rtx/90000
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-repaired-rid-missing",
    category: Simulcast,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8851 §4 “RepairedRtpStreamId MUST be used for redundancy RTP streams to which it can be applied”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let mut codecs = section.codecs();
        if !codecs.any(|codec| codec.is_rtx() && codec.is_listed()) {
            continue;
        }
        if section.is_rejected() || has_extension(section, extmap_uri::REPAIRED_RID) {
            continue;
        }
        let finding = report.add(simulcast.value_span(), "simulcast with retransmissions, without the header extension that says which stream they repair");
        offer_extension(document, section, extmap_uri::REPAIRED_RID, finding);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\na=simulcast:send h;l\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=simulcast:[[send h;l]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=simulcast:send h;l\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=simulcast:send h;l\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
