use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::{Extmap, extmap_uri};
use sdpkit_model::MediaKind;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section of audio offers the header extensions of simulcast.
    ///
    /// Audio is not sent in several versions, so the identifiers of streams never stand in its packets.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "extmap-unused-rid",
    category: HeaderExtension,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8852 §1 “uniquely identifies a single RTP stream”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for extension in document.model().all::<Extmap<'_>>() {
        let Some(section) =
            extension.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let is_rid = extension.uri == extmap_uri::RID || extension.uri == extmap_uri::REPAIRED_RID;
        if !is_rid
            || section.kind() != MediaKind::Audio
            || section.has(AttributeKind::RidAttribute)
            || section.has(AttributeKind::Simulcast)
        {
            continue;
        }
        report
            .add(
                extension.value_span(),
                "audio has no use for the identifiers of simulcast streams",
            )
            .fix("remove the line", [FixEdit::delete(extension.line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n",
    ],
    fail: &[
        b"{webrtc}a=extmap:[[4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id]]\n",
    ],
    fix: &[
        (
            b"{webrtc}a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n",
            b"{webrtc}",
        ),
    ],
    newlines: Newlines::Crlf,
};
