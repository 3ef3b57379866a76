use sdpkit_core::attribute::MsidSemantic;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=msid-semantic` was in drafts only.
    ///
    /// It declared what `msid` stands for. RFC 8830 has only one meaning and dropped it; Chrome and
    /// Firefox go on writing it for old peers, and neither needs it from the other.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid-semantic: WMS *
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=msid:camera first
    /// ```
    id: "legacy-msid-semantic",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["draft-ietf-mmusic-msid-02 §3, absent from RFC 8830"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (attr, _) in document.typed_attributes::<MsidSemantic<'_>>() {
        report
            .add(attr.line().content_span(), "`a=msid-semantic` was dropped before RFC 8830")
            .fix("remove the line", [FixEdit::delete(attr.line().span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=msid:s t\n",
        b"{session}a=msid-semantic: WMS *\n{audio}",
    ],
    fail: &[
        b"{session}[[a=msid-semantic: WMS a b]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}[[a=msid-semantic:WMS *]]\n[[a=msid-semantic: WMS]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[(
        b"{session}a=msid-semantic: WMS\na=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}a=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
