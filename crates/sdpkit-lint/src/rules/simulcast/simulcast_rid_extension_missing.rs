use sdpkit_core::attribute::{Simulcast, extmap_uri};

use super::streams::{has_extension, offer_extension};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has simulcast but not the header extension that names the streams.
    ///
    /// Packets of the streams are told apart by `sdes:rtp-stream-id`. Chrome refuses the description (“The
    /// media section with MID='1' negotiates simulcast but does not negotiate the RID RTP header
    /// extension.”).
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-rid-extension-missing",
    category: Simulcast,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8851 §4 “MUST support the RtpStreamId SDES item”",
    ],
    errors: [
        "The media section with MID='{}' negotiates simulcast but does not negotiate the RID RTP header extension.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for simulcast in document.model().all::<Simulcast<'_>>() {
        let Some(section) =
            simulcast.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        if section.is_rejected() || has_extension(section, extmap_uri::RID) {
            continue;
        }
        let finding = report.add(
            simulcast.value_span(),
            "simulcast without the header extension that names its streams",
        );
        if simulcast.send.is_none() {
            finding
                .severity(Severity::Warning)
                .note("Firefox 153 takes this where it receives only");
        }
        offer_extension(document, section, extmap_uri::RID, finding);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\na=simulcast:[[send h;l]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\na=extmap:2 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
