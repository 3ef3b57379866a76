use alloc::format;

use sdpkit_core::line::Connection;

use super::default_destination::{has_candidates, hidden};
use super::scope::is_private;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A `c=` line tells a private address, which ICE does not need there.
    ///
    /// The line repeats the default candidate for peers without ICE. It remains when candidates are
    /// taken out or hidden, and then tells what they were not to tell. `0.0.0.0` with port 9 is no
    /// mismatch to any peer with ICE.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 50000 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 192.168.1.23
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// ```
    id: "connection-address-leak",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8839 §4.2.5 “This MUST NOT be considered as an ICE failure by the peer agent”",
        "RFC 8828 §3 “the client's private IP addresses, often [RFC1918] addresses, can be learned”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, connection) in document.typed_lines::<Connection<'_>>() {
        let scope = connection.host().scope();
        if !is_private(scope) {
            continue;
        }
        let place = document.sdp().span_of(&connection.address).unwrap_or(line.value_span());
        let finding = report.add(place, format!("the `c=` line tells a {scope} address"));
        let section = line.section().and_then(|index| document.model().section(index));
        match section.filter(|section| has_candidates(*section)) {
            Some(section) => finding.fix("write `0.0.0.0` and port 9", hidden(section)),
            None => finding.help("with ICE, write `c=IN IP4 0.0.0.0` and port 9"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"{webrtc}m=audio 50000 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 203.0.113.5\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 8.8.8.8\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.168.1.23\nt=0 0\n{audio}",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 [[192.168.1.23]]\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            c=IN IP6 [[fd00::1]]\n",
    ],
    fix: &[(
        b"{session}m=audio 50000 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 10.0.0.1\na=rtcp:50001\na=candidate:1 1 udp 1 x.local 50000 typ host\n",
        b"{session}m=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0\na=rtcp:9 IN IP4 0.0.0.0\na=candidate:1 1 udp 1 x.local 50000 typ host\n",
    )],
    newlines: Newlines::Crlf,
};
