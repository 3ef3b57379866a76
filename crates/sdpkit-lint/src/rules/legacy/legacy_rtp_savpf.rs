use alloc::format;

use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `m=` line does not say that the media runs over DTLS.
    ///
    /// Before RFC 5764 was settled, browsers wrote `RTP/SAVPF` and let `a=fingerprint` speak for
    /// DTLS. Current browsers take that, but other peers take the line at its word and look for
    /// keys in `a=crypto`. An answer repeats what the offer says, so only offers are looked at.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    id: "legacy-rtp-savpf",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.1.2 “some endpoints generate other profile strings”",
        "RFC 9429 §5.1.2 “MUST exactly match the profile provided in the offer”",
    ],
}

const OLD_PROFILE: &str = "RTP/SAVPF";
/// What browsers write.
const PROFILE: &str = "UDP/TLS/RTP/SAVPF";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(transport) = section.transport() else { continue };
        let is_old = transport.as_str() == OLD_PROFILE && !section.is_rejected();
        if !is_old || !has_fingerprint(section) || document.is_answer() {
            continue;
        }
        let Some(place) = section.line().token(2) else { continue };
        report
            .add(place, format!("`{transport}` does not say that the media runs over DTLS"))
            .fix(format!("write `{PROFILE}`"), [FixEdit::replace(place, PROFILE)]);
    }
}

fn has_fingerprint(section: Section<'_, '_>) -> bool {
    let has = |section: Section<'_, '_>| section.dtls().fingerprints().next().is_some();
    has(section) || has(section.transport_owner())
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=fingerprint:sha-256 AB:CD\n",
        b"{webrtc}m=audio 9 RTP/SAVPF 0\n",
        b"{webrtc}a=fingerprint:sha-256 AB:CD\na=setup:active\nm=audio 9 RTP/SAVPF 0\na=fingerprint:sha-256 AB:CD\n",
        b"{webrtc}m=audio 0 RTP/SAVPF 0\na=fingerprint:sha-256 AB:CD\n",
        b"{webrtc}m=audio 9 RTP/SAVP 0\na=fingerprint:sha-256 AB:CD\nm=audio 9 TCP/TLS/RTP/SAVPF 0\na=fingerprint:sha-256 AB:CD\n",
        b"{session}m=audio 9 RTP/SAVPF 0\na=fingerprint:sha-256 AB:CD\n",
    ],
    fail: &[
        b"{session}a=fingerprint:sha-256 AB:CD\nm=audio 1 [[RTP/SAVPF]] 111 103\na=ice-ufrag:abcd\nm=video 1 [[RTP/SAVPF]] 96\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            a=fingerprint:sha-256 AB:CD\nm=audio 9 [[RTP/SAVPF]] 0\na=mid:1\n",
    ],
    fix: &[(
        b"{session}m=audio 1 RTP/SAVPF 0\na=ice-ufrag:abcd\na=fingerprint:sha-256 AB:CD\n",
        b"{session}m=audio 1 UDP/TLS/RTP/SAVPF 0\na=ice-ufrag:abcd\na=fingerprint:sha-256 AB:CD\n",
    )],
    newlines: Newlines::Crlf,
};
