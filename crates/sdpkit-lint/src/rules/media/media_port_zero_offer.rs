use sdpkit_core::line::Origin;
use sdpkit_model::{Engine, Model, Section};

use super::words::PORT;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An offer has a section with port 0.
    ///
    /// Port 0 rejects a section. In an answer that is what it is for, and in a later offer it stops
    /// media that was there before, which is told as a fact. In a first offer it means nothing:
    /// the answer has to repeat the section, rejected. A section that is only to be sent within its
    /// BUNDLE group says `a=bundle-only`.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=inactive
    /// a=mid:1
    /// ```
    id: "media-port-zero-offer",
    category: Media,
    severity: Warning,
    applies: Offer,
    fix: None,
    sources: [
        "RFC 3264 §5.1 “This has no useful semantics in an initial offer”",
        "RFC 9143 §6",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(Section::is_rejected) {
        let place = section.line().token(PORT).unwrap_or(section.line().content_span());
        if seems_initial(document.model()) {
            report
                .add(place, "a first offer with a section that is rejected already")
                .help("leave the section out, or write port 9 and `a=inactive`");
        } else {
            report
                .add(place, "this section is stopped, or was rejected before")
                .severity(Severity::Info);
        }
    }
}

/// Whether the version of the origin is the one that a first offer has: Firefox begins with 0,
/// Chromium with 2, others with 0 or 1, or with a time, which tells nothing.
fn seems_initial(model: &Model<'_>) -> bool {
    let version = model.session().all_lines::<Origin<'_>>().next();
    let version = version.and_then(|origin| origin.session_version.to_u64());
    let first = match model.engine().map(|engine| engine.value) {
        Some(Engine::Firefox) => 0,
        Some(Engine::Chromium) => 2,
        _ => 1,
    };
    version.is_some_and(|version| version <= first)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\n{audio}a=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=bundle-only\na=mid:1\n",
        b"{session}m=video 9 RTP/AVP 31\n",
    ],
    fail: &[
        b"{session}{audio}m=video [[0]] RTP/AVP 31\nm=application [[0]] UDP/DTLS/SCTP webrtc-datachannel\n",
        b"v=0\no=- 1 7 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=video [[0]] RTP/AVP 31\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
