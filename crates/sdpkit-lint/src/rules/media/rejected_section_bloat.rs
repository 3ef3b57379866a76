use alloc::format;

use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A description drags along many sections that are stopped.
    ///
    /// Sections are never removed, only used again: a stopped one is there to the end of the
    /// session unless new media takes its place. Applications that add and stop transceivers for
    /// each participant get descriptions that grow, and negotiations that take longer each time.
    /// Reported from nine on.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// ```
    id: "rejected-section-bloat",
    category: Media,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 3264 §8 “Deleted media streams from a previous SDP MUST NOT be removed”",
    ],
}

/// So many that a call with a few participants does not get there.
const MANY: usize = 8;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut rejected = document.model().sections().filter(Section::is_rejected);
    let Some(first) = rejected.next() else { return };
    let count = 1 + rejected.count();
    if count > MANY {
        report.add(first.line().content_span(), format!("{count} sections are stopped")).help(
            "keep transceivers and use them again: set their direction to `inactive` meanwhile",
        );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:1\na=bundle-only\n",
    ],
    fail: &[
        b"{webrtc}[[m=audio 0 UDP/TLS/RTP/SAVPF 0]]\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVPF 0\n\
            m=audio 0 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
