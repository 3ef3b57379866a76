use sdpkit_core::attribute::Fingerprint;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// More than one fingerprint stands before the first `m=`.
    ///
    /// Several fingerprints are several certificates, or several hashes of one; any of them may be
    /// used. Chrome takes that in media sections, and refuses it at session level.
    ///
    /// # Bad
    /// ```sdp
    /// t=0 0
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-1 4A:AD:B9:B1:3F:82:18:3B:54:02:12:DF:3E:5D:49:6B:19:E5:7C:AB
    /// a=fingerprint:sha-1 00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF:00:11:22:33
    /// ```
    id: "fingerprint-multiple-session",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "libwebrtc pc/webrtc_sdp.cc “Can't have multiple fingerprint attributes at the same level.”",
    ],
    errors: ["Can't have multiple fingerprint attributes at the same level."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut fingerprints = document.model().session().all::<Fingerprint<'_>>();
    let Some(first) = fingerprints.next() else { return };
    for further in fingerprints {
        report
            .add(further.line.content_span(), "a second fingerprint at session level")
            .label(first.line.content_span(), "the first one")
            .note(
                "Chrome refuses the description: \"Can't have multiple fingerprint attributes at \
                 the same level.\"",
            )
            .help("keep one here, or write all of them into each media section");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{fingerprint}m=audio 9 UDP/TLS/RTP/SAVPF 0\na=fingerprint:sha-1 AB:CD\na=fingerprint:sha-256 00\n",
    ],
    fail: &[
        b"{session}a=fingerprint:sha-1 AB:CD\n[[a=fingerprint:sha-256 00]]\n[[a=fingerprint:sha-1 AB:CD]]\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
