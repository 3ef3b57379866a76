use alloc::format;

use super::words::TRANSPORT;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Media over DTLS is offered under another profile than WebRTC has.
    ///
    /// Browsers accept eight profiles, and offer one: `UDP/TLS/RTP/SAVPF`, or over TCP
    /// `TCP/DTLS/RTP/SAVPF`. Other endpoints take the profile at its word, and without the `F` send
    /// no feedback in time, so that lost pictures stay lost. An answer repeats the profile of the
    /// offer and is not reported; `RTP/SAVPF` is reported as what it is, a draft's.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVP 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// ```
    id: "media-proto-not-jsep",
    category: Media,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.1.2 “one of these profiles for each media \"m=\" line they produce in an offer”",
        "RFC 9429 §5.1.2 “MUST exactly match the profile provided in the offer”",
    ],
}

/// Profiles over DTLS, and what WebRTC has in their place.
const REPLACEMENTS: [(&str, &str); 4] = [
    ("UDP/TLS/RTP/SAVP", "UDP/TLS/RTP/SAVPF"),
    ("TCP/DTLS/RTP/SAVP", "TCP/DTLS/RTP/SAVPF"),
    ("TCP/TLS/RTP/SAVP", "TCP/DTLS/RTP/SAVPF"),
    ("TCP/TLS/RTP/SAVPF", "TCP/DTLS/RTP/SAVPF"),
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(|section| !section.is_rejected()) {
        let Some(transport) = section.transport() else { continue };
        let replacement = REPLACEMENTS.iter().find(|(other, _)| transport == *other);
        let Some((_, right)) = replacement.filter(|_| !document.is_answer()) else { continue };
        let Some(place) = section.line().token(TRANSPORT) else { continue };
        report
            .add(place, format!("`{transport}` is no profile that WebRTC offers"))
            .fix(format!("write `{right}`"), [FixEdit::replace(place, *right)]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 TCP/DTLS/RTP/SAVPF 96\nm=audio 9 RTP/SAVPF 0\nm=audio 0 UDP/TLS/RTP/SAVP 0\n",
        b"{session}m=audio 9 UDP/TLS/RTP/SAVP 0\na=setup:active\n",
    ],
    fail: &[
        b"{session}m=audio 9 [[UDP/TLS/RTP/SAVP]] 0\na=setup:actpass\nm=video 9 [[TCP/TLS/RTP/SAVPF]] 96\n",
    ],
    fix: &[(
        b"{session}m=audio 9 UDP/TLS/RTP/SAVP 0\nm=audio 9 TCP/TLS/RTP/SAVP 0\nm=audio 9 TCP/DTLS/RTP/SAVP 0\n",
        b"{session}m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=audio 9 TCP/DTLS/RTP/SAVPF 0\nm=audio 9 TCP/DTLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
