use alloc::format;

use sdpkit_model::{Codec, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// G.711 is preferred to Opus.
    ///
    /// The order of the formats is the order of preference, and most answers follow it: the call
    /// then has telephone quality, although both sides know Opus. Gateways do this on purpose, to
    /// save transcoding.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 0 8 111
    /// a=rtpmap:111 opus/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "g711-before-opus",
    category: Interop,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 7874 §3 “RECOMMENDED that Opus be offered before PCMA/PCMU”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some((before, opus)) = inverted(section) else { continue };
        let (Some(place), Some(opus)) = (before.format_span(), opus.format_span()) else {
            continue;
        };
        let name = before.encoding_name().unwrap_or_default();
        report
            .add(place, format!("`{name}` is preferred to Opus"))
            .label(opus, "Opus")
            .help("put Opus first");
    }
}

/// The first codec of G.711, and Opus behind it.
fn inverted<'m, 'a>(section: Section<'m, 'a>) -> Option<(Codec<'m, 'a>, Codec<'m, 'a>)> {
    let mut listed = section.codecs().filter(Codec::is_listed);
    let g711 = listed.find(|codec| codec.is("PCMU") || codec.is("PCMA") || codec.is("opus"))?;
    if g711.is("opus") {
        return None;
    }
    Some((g711, listed.find(|codec| codec.is("opus"))?))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 111 0 8 112\na=rtpmap:111 opus/48000/2\na=rtpmap:112 opus/48000/2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 9 111\na=rtpmap:111 opus/48000/2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0\na=rtpmap:111 opus/48000/2\n",
        b"{session}m=audio 49170 RTP/AVP 0 111\na=rtpmap:111 opus/48000/2\n",
    ],
    fail: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 9 [[8]] 0 111\na=rtpmap:111 OPUS/48000/2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF [[97]] 111\na=rtpmap:97 PCMU/8000\na=rtpmap:111 opus/48000/2\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
