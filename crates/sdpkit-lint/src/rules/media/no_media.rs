use sdpkit_core::Span;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A description has no media.
    ///
    /// It is legal and sets up nothing. In WebRTC it comes from `createOffer()` before any track,
    /// transceiver or data channel was added.
    ///
    /// # Bad
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 127.0.0.1
    /// s=-
    /// t=0 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 127.0.0.1
    /// s=-
    /// t=0 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "no-media",
    category: Media,
    severity: Info,
    applies: Any,
    fix: None,
    sources: [
        "RFC 9429 §5.2.1 “If there are no such RtpTransceivers, no \"m=\" sections are generated”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // With lines that cannot be read, nobody knows.
    if document.model().sections().len() > 0 || !document.errors().is_empty() {
        return;
    }
    let end = document.lines().last().map_or(0, |line| line.span().end());
    report
        .add(Span::empty(end), "no `m=` line: nothing is described that could be sent")
        .help("in WebRTC, add a track, a transceiver or a data channel before `createOffer()`");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"{session}m=audio x\n", b"{session}M=audio 49170 RTP/AVP 0\n"],
    fail: &[b"{session}[[]]", b"{session}a=group:BUNDLE\n[[]]"],
    fix: &[],
    newlines: Newlines::Crlf,
};
