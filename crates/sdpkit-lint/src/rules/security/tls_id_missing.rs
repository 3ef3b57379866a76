use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Fingerprint, TlsId};

use super::dtls::uses_dtls;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section over DTLS has no `a=tls-id`.
    ///
    /// It tells one DTLS association from the next. The standard asks for it, no current browser
    /// writes it, and without it peers look at fingerprints, roles and addresses instead. An answer
    /// has it only if the offer has.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// a=tls-id:abc3de65cddef001be82
    /// ```
    id: "tls-id-missing",
    category: Security,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8842 §5.2 “the offerer MUST insert in the offer an SDP \"tls-id\" attribute”",
        "RFC 8842 §5.3 “the answerer MUST NOT insert a \"tls-id\" attribute in the answer”",
        "RFC 9429 §5.8.3 “A tls-id value, which MUST be set”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.is_answer() {
        return;
    }
    for section in document.model().sections() {
        if uses_dtls(section)
            && section.owns_transport()
            && section.has_in_effect(Fingerprint::INFO.kind)
            && !section.has(TlsId::INFO.kind)
        {
            report
                .add(section.line().content_span(), "no `a=tls-id` in this section")
                .help("add `a=tls-id:` and 20 or more random letters and digits");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}{fingerprint}a=tls-id:abc3de65cddef001be82\nm=video 0 UDP/TLS/RTP/SAVPF 96\n{fingerprint}",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n{fingerprint}\
            a=tls-id:1\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n{fingerprint}",
        b"{webrtc}",
    ],
    fail: &[
        b"{session}{fingerprint}[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\n[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
