use alloc::collections::BTreeMap;

use super::sections::data_sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two data sections share a transport.
    ///
    /// A DTLS association carries one SCTP association, and nothing tells the packets of two apart.
    /// All data channels of a peer connection belong into one section.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=mid:0
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=mid:0
    /// ```
    id: "sctp-multiple-sections",
    category: DataChannel,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8841 §4.3 “always describes a single SCTP association”",
        "RFC 8841 §5.3 “usage of multiple SCTP associations on top of a single DTLS association is outside the scope”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if data_sections(document.model()).nth(1).is_none() {
        return;
    }
    let mut first_of = BTreeMap::new();
    for section in data_sections(document.model()) {
        let owner = section.transport_owner().index();
        let first = *first_of.entry(owner).or_insert(section);
        if first.index() != section.index() {
            report
                .add(
                    section.line().content_span(),
                    "a second data section on one transport: its packets cannot be told apart",
                )
                .label(first.line().content_span(), "the first one")
                .help("open all data channels in one section");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n\
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel\na=mid:1\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:2\n",
        b"{webrtc}",
    ],
    fail: &[b"{session}a=group:BUNDLE a 0 1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n\
            [[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\na=mid:1\n\
            [[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\na=mid:2\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
