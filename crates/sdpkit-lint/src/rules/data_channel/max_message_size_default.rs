use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::MaxMessageSize;

use super::sections::data_sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A data section does not say how large messages may be.
    ///
    /// The peer then sends messages of at most 64 KiB, and `send()` of a larger one fails. Chrome
    /// writes 262144, Firefox 1073741823.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// a=max-message-size:262144
    /// ```
    id: "max-message-size-default",
    category: DataChannel,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8841 §6.1 “attribute is not present, the default value is 64K”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        if !section.has(MaxMessageSize::INFO.kind) {
            report
                .add(
                    section.line().content_span(),
                    "no `a=max-message-size`: the peer sends messages of at most 64 KiB",
                )
                .help("state the size that you take; 0 stands for any");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=max-message-size:0\n\
            m=application 9 DTLS/SCTP 5000\na=max-message-size:x\n\
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel\n",
    ],
    fail: &[
        b"{session}[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n[[m=application 9 DTLS/SCTP 5000]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
