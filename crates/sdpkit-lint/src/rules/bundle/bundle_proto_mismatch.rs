use alloc::format;

use super::members::rtp_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// RTP sections of one BUNDLE group have different transport protocols.
    ///
    /// The group is one RTP session, with one profile. Chrome and Firefox look at the fingerprint
    /// and not at the profile; other peers reject the sections that differ.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "bundle-proto-mismatch",
    category: Bundle,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 9143 §9.1 “The proto value in each bundled RTP-based \"m=\" section MUST be identical”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        let mut members = rtp_members(bundle);
        let Some(first) = members.next() else { continue };
        for section in members.filter(|section| section.transport() != first.transport()) {
            let (Some(transport), Some(other)) = (section.transport(), first.transport()) else {
                continue;
            };
            let (Some(place), Some(label)) = (section.line().token(2), first.line().token(2))
            else {
                continue;
            };
            report
                .add(place, format!("`{transport}` here, `{other}` elsewhere in the BUNDLE group"))
                .label(label, "the protocol of the first section")
                .help(format!("write `{other}`"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\nm=video 0 RTP/AVP 96\na=mid:2\nm=video 9 RTP/AVP 96\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 9 [[RTP/SAVPF]] 96\na=mid:1\nm=video 9 [[UDP/TLS/RTP/SAVP]] 96\na=mid:2\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
