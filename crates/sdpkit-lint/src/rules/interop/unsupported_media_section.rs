use alloc::format;

use sdpkit_model::{MediaKind, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section carries something that browsers do not have.
    ///
    /// Browsers know audio, video and data channels. Chromium takes any other section and rejects
    /// it, with port 0 in the answer. Firefox 153 takes an offer with `m=image` and then has no
    /// answer to it: "Unsupported media section type"; so that is an error.
    ///
    /// # Bad
    /// ```sdp
    /// m=message 2855 TCP/MSRP *
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// ```
    id: "unsupported-media-section",
    category: Interop,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.3.1 “There is no offered media format that is both supported”",
        "Firefox 153 “Unsupported media section type”",
    ],
    errors: [
        "Unsupported media section type",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(media) = section.media().filter(|media| media.port != 0) else { continue };
        if is_supported(section) {
            continue;
        }
        let place = section.line().token(0).unwrap_or(section.line().value_span());
        let message = format!("browsers have no `{}` over `{}`", media.media, media.transport);
        let finding = report.add(place, message);
        finding.help("expect port 0 in the answer, or leave the section out");
        if section.kind() == MediaKind::Image {
            finding
                .severity(Severity::Error)
                .note("Firefox fails to answer: \"Unsupported media section type\"");
        }
    }
}

/// Whether browsers know it; what nobody knows is another rule's.
fn is_supported(section: Section<'_, '_>) -> bool {
    match section.kind() {
        MediaKind::Audio | MediaKind::Video | MediaKind::Other => true,
        MediaKind::Application => section.is_data_channel(),
        _ => false,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{webrtc}m=image 0 udptl t38\nm=x 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}m=image 49170 udptl t38\n",
    ],
    fail: &[
        b"{webrtc}m=[[message]] 2855 TCP/MSRP *\nm=[[image]] 49170 udptl t38\nm=[[text]] 9 UDP/TLS/RTP/SAVPF 98\n\
            m=[[application]] 9 UDP/DTLS/BFCP *\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
