use sdpkit_core::AttributeKind;
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section that sends does not say which media stream it belongs to.
    ///
    /// Without `a=msid` the receiver makes up a stream for each section: sound and picture that belong
    /// together arrive in different ones. The `msid` of `a=ssrc` lines says it to Chrome and Safari
    /// alone.
    ///
    /// # Bad
    /// ```sdp
    /// a=sendrecv
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:stream track
    /// a=sendrecv
    /// ```
    id: "msid-missing",
    category: Source,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §5.8.2 “a random msid-id value is generated for a \"default\" MediaStream”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(Section::is_rtp) {
        let is_silent = section.is_rejected() || !section.direction().sends();
        if is_silent || section.has(AttributeKind::Msid) {
            continue;
        }
        let finding = report.add(
            section.line().content_span(),
            "this section sends, and does not say which media stream it belongs to",
        );
        finding.help("add `a=msid:<stream> <track>`");
        if let Some(msid) = section.sources().find_map(|source| source.attribute("msid")) {
            finding.label(msid.value_span(), "only Chrome and Safari read this");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=msid:a b\n", b"{webrtc}a=recvonly\n"],
    fail: &[
        b"{session}[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=sendonly\n",
        b"{session}[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=ssrc:1 msid:a b\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
