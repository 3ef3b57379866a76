use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Fingerprint, IceLite};

use crate::across::Trail;
use crate::document::Document;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sessions have the same DTLS certificate.
    ///
    /// Its fingerprint is then a cookie that nobody can delete: all sessions with it have one
    /// owner. Browsers make a certificate for each `RTCPeerConnection`, unless the application keeps
    /// one and passes it in. Servers keep theirs, so descriptions of lite agents are passed over.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 1 IN IP4 127.0.0.1
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=fingerprint:sha-256 DA:51:3F:...
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 2 1 IN IP4 127.0.0.1
    /// a=fingerprint:sha-256 4A:AD:B9:...
    /// ```
    id: "fingerprint-reused",
    category: Privacy,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 5763 §6.1 “MUST NOT contain information that either allows correlation”"],
    check: Across,
}

fn check(document: &Document<'_>, trail: &mut Trail<'_>) {
    if document.model().has(IceLite::INFO.kind) {
        return;
    }
    for fingerprint in document.model().all::<Fingerprint<'_>>() {
        let key = document.sdp().slice(fingerprint.value_span()).as_bytes().to_ascii_uppercase();
        trail.leave(key, fingerprint.value_span(), "another session has the same DTLS certificate");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=fingerprint:sha-256 AB:CD\na=fingerprint:sha-256 AB:CD\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=fingerprint:sha-256 AB:CE\n",
        b"{webrtc}a=fingerprint:sha-256 AB:CD\n\
            v=0\no=- 1 2 IN IP4 127.0.0.1\ns=-\nt=0 0\na=fingerprint:sha-256 AB:CD\n",
        b"{webrtc}a=fingerprint:sha-256 AB:CD\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-lite\na=fingerprint:sha-256 AB:CD\n",
    ],
    fail: &[
        b"{webrtc}a=fingerprint:sha-256 AB:CD\n\
            v=0\no=- 2 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=fingerprint:[[SHA-256 ab:cd]]\n{audio}a=fingerprint:sha-256 AB:CD\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
