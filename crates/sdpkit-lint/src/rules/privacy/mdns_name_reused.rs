use sdpkit_core::address::Scope;
use sdpkit_core::attribute::Candidate;

use crate::across::Trail;
use crate::document::Document;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A name of multicast DNS is used in two sessions.
    ///
    /// The name hides an address, and identifies the machine better than the address did when it
    /// stays the same. Browsers keep it for as long as the page is open, so that the connections of
    /// one page may share it; connections of different sites must not.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 1 IN IP4 127.0.0.1
    /// a=candidate:1 1 udp 2122262783 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 54596 typ host
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=candidate:1 1 udp 2122262783 1f4712db-ea17-4bcf-a596-105139dfd8bf.local 54597 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=candidate:1 1 udp 2122262783 2579ef4b-50ae-4bfe-95af-70b3376ecb9c.local 54597 typ host
    /// ```
    id: "mdns-name-reused",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.1.1 “Generate a unique mDNS hostname”",
        "draft-ietf-rtcweb-mdns-ice-candidates-04 §3.3.3 “SHOULD be scoped by the web application origin”",
    ],
    check: Across,
}

fn check(document: &Document<'_>, trail: &mut Trail<'_>) {
    for candidate in document.model().all::<Candidate<'_>>() {
        let place = document.sdp().span_of(&candidate.address);
        let Some(place) = place.filter(|_| candidate.scope() == Scope::Mdns) else { continue };
        let name = candidate.address.as_bytes().to_ascii_lowercase();
        trail.leave(name, place, "another session has the same name of mDNS");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=candidate:1 1 udp 1 a.local 5 typ host\n\
            v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 a.local 5 typ host\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 b.local 5 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.1 5 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 5 typ host\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 192.0.2.1 5 typ host\n",
    ],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 a.local 5 typ host\na=candidate:1 1 udp 1 a.local 6 typ host\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 [[A.local]] 5 typ host\n\
            a=candidate:1 1 tcp 1 a.local 9 typ host tcptype active\n\
            v=0\no=- 3 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=candidate:1 1 udp 1 [[a.local]] 5 typ host\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
