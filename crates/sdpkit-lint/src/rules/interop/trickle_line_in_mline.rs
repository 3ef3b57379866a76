use sdpkit_core::attribute::Candidate;
use sdpkit_model::Placed;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `m=` line says that no candidate is known, and the section has some.
    ///
    /// Port 9 is what trickle ICE writes before the first candidate. It is legal to leave it there,
    /// and peers with ICE look at the candidates alone. A SIP gateway that looks at the `m=` line
    /// first sends its media to port 9, or takes the difference for an ICE mismatch.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50000 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 192.0.2.1
    /// a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host
    /// ```
    id: "trickle-line-in-mline",
    category: Interop,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8840 §4.1.1 “port to the default value '9'”",
        "RFC 8839 §4.2.5 “the default destination for each component of that data stream appears in a \"candidate\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(candidate) = section.candidates().find(can_be_default) else { continue };
        let is_placeholder = section.media().is_some_and(|media| media.port == 9);
        let Some(port) = section.line().token(1).filter(|_| is_placeholder) else { continue };
        report
            .add(port, "port 9 stands for no candidate, and there are some")
            .label(candidate.line.content_span(), "a candidate that could stand in `m=` and `c=`")
            .help("write a candidate's address and port into `c=` and `m=`, if a peer without ICE may read this");
    }
}

/// Whether it can be the default destination: TCP candidates listen at best, and names of mDNS must
/// not stand in `c=` (draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1.2.4).
fn can_be_default(candidate: &Placed<'_, Candidate<'_>>) -> bool {
    candidate.transport.eq_ignore_ascii_case("udp") && candidate.host().ip().is_some()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 printer.local 50000 typ host\na=candidate:2 1 tcp 1 192.0.2.1 9 typ host tcptype active\n",
        b"{webrtc}m=audio 50000 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 192.0.2.1\na=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n",
        b"{webrtc}m=audio 0 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n",
        b"{session}m=audio 9 RTP/AVP 0\na=candidate:1 1 udp 1 192.0.2.1 50000 typ host\n",
    ],
    fail: &[
        b"{webrtc}m=audio [[9]] UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 x.local 50000 typ host\n\
            a=candidate:1 1 UDP 1 2001:db8::1 50000 typ srflx raddr :: rport 9\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
