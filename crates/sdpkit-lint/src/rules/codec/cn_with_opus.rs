use alloc::format;

use sdpkit_model::{Codec, MediaKind, Removal};

use super::codecs::{called, place};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Comfort noise is offered at the clock rate of Opus.
    ///
    /// Opus makes comfort noise itself while it sends nothing (`usedtx=1`). Comfort noise of its own
    /// is for codecs that have none, and has their clock rate: `CN/8000` beside PCMU is right,
    /// `CN/48000` beside Opus alone serves nobody.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// a=rtpmap:107 CN/48000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "cn-with-opus",
    category: Codec,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 7587 §3.1.3 “Using Comfort Noise as defined in [RFC3389] with Opus is discouraged”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for noise in called(document, MediaKind::Audio, "CN") {
        if noise.clock_rate() != Some(48_000) || !noise.is_listed() {
            continue;
        }
        let Some(opus) = only_opus(noise) else { continue };
        let Some(here) = place(document, noise) else { continue };
        let mut removal = Removal::new(document.model());
        removal.codec(noise);
        let finding = report.add(here, "comfort noise for Opus, which makes its own");
        if let Some(there) = place(document, opus) {
            finding.label(there, "no other codec has a clock rate of 48000");
        }
        finding.fix(format!("remove payload type {}", noise.payload()), removal.edits());
    }
}

/// The Opus that alone has the clock rate of `noise` in its section.
fn only_opus<'m, 'a>(noise: Codec<'m, 'a>) -> Option<Codec<'m, 'a>> {
    let codecs = noise.section().codecs();
    let mut peers = codecs.filter(|codec| {
        codec.is_media() && codec.is_listed() && codec.clock_rate() == noise.clock_rate()
    });
    let first = peers.next()?;
    (first.is("opus") && peers.all(|codec| codec.is("opus"))).then_some(first)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 0 13\na=rtpmap:111 opus/48000/2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 96 107\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:96 L16/48000\na=rtpmap:107 CN/48000\n",
    ],
    fail: &[b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 0 107\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:107 [[CN]]/48000\n"],
    fix: &[(
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 107 0\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:107 CN/48000\na=sendrecv\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 0\na=rtpmap:111 opus/48000/2\na=sendrecv\n",
    )],
    newlines: Newlines::Crlf,
};
