use sdpkit_core::attribute::Rtcp;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The port of a section is 1, Chrome's placeholder of before 2014.
    ///
    /// While no candidate is known the port is a placeholder, and RFC 8840 chose 9, the port that
    /// discards. Peers that know of the 9 take 1 for a port to send to, or for a mismatch that
    /// turns ICE off.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 1 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// ```
    id: "legacy-port-one",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8840 §4.1.1 “it MUST set the port to the default value '9'”",
        "RFC 8839 §4.2.5 “This MUST NOT be considered as an ICE failure by the peer agent”",
    ],
}

const PLACEHOLDER: &str = "9";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let is_one = section.media().is_some_and(|media| media.port == 1);
        let Some(port) = section.line().token(1).filter(|_| is_one) else { continue };
        let rtcp = section.all::<Rtcp<'_>>().filter(|rtcp| rtcp.port == 1);
        let rtcp = rtcp.filter_map(|rtcp| rtcp.token(0));
        let edits =
            core::iter::once(port).chain(rtcp).map(|span| FixEdit::replace(span, PLACEHOLDER));
        report.add(port, "port 1 is no placeholder: 9 is").fix("write port 9", edits);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0\na=rtcp:1\nm=video 11 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}m=audio 1 RTP/AVP 0\n",
    ],
    fail: &[b"{webrtc}m=audio [[1]] UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\nm=video [[1]] RTP/SAVPF 96\n"],
    fix: &[(
        b"{webrtc}m=audio 1 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=rtcp:1 IN IP4 0.0.0.0\na=rtcp:2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=rtcp:9 IN IP4 0.0.0.0\na=rtcp:2\n",
    )],
    newlines: Newlines::Crlf,
};
