use sdpkit_core::AttributeKind;
use sdpkit_model::MediaKind;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Video is offered without reduced-size RTCP.
    ///
    /// `a=rtcp-rsize` lets feedback be sent in packets of its own, without the reports that otherwise come
    /// first: it is faster and smaller. All browsers offer it for video.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtcp-mux
    /// a=rtcp-rsize
    /// ```
    id: "rtcp-rsize-missing",
    category: Codec,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.2.1 “An \"a=rtcp-rsize\" line”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let videos = offered(document).filter(|section| section.kind() == MediaKind::Video);
    for section in videos.filter(|section| !section.has(AttributeKind::RtcpRsize)) {
        report
            .add(section.line().content_span(), "video without reduced-size RTCP")
            .fix("add `a=rtcp-rsize`", [document.line_at_end(section, b"a=rtcp-rsize")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-rsize\n"],
    fail: &[b"{webrtc}[[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=rtcp-mux\n"],
    fix: &[(
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-mux\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtcp-mux\na=rtcp-rsize\n",
    )],
    newlines: Newlines::Crlf,
};
