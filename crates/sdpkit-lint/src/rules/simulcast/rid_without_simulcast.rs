use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::StreamDirection;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section defines several streams to send, and no `a=simulcast`.
    ///
    /// Then the streams have names, but nobody is told that they are versions of one source.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send
    /// a=rid:l send
    /// a=simulcast:send h;l
    /// ```
    id: "rid-without-simulcast",
    category: Simulcast,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.2.1 “more than one \"a=rid\" line has been generated, an \"a=simulcast\" line”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::RidAttribute) {
        return;
    }
    for section in
        document.model().sections().filter(|section| !section.has(AttributeKind::Simulcast))
    {
        let mut sent = section.rids().filter(|rid| rid.direction == StreamDirection::Send);
        if let (Some(first), Some(second)) = (sent.next(), sent.next()) {
            let finding =
                report.add(second.value_span(), "several streams to send, and no `a=simulcast`");
            finding.label(first.value_span(), "the first");
            finding.help("add `a=simulcast:send` with the streams");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l recv\n",
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send\na=rid:[[l send]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
