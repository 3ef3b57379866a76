use sdpkit_core::attribute::Connection;
use sdpkit_model::Section;

use super::dtls::uses_dtls;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section over DTLS has `a=connection`.
    ///
    /// The attribute tells whether a TCP connection goes on. For DTLS over UDP it means nothing:
    /// browsers ignore it, and other peers may start the handshake anew or refuse the section.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=connection:new
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=setup:actpass
    /// ```
    id: "connection-attribute-with-dtls",
    category: Security,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 5763 §5 “The endpoint MUST NOT use the connection attribute”",
        "RFC 8842 §5.1 “does not define the usage of the SDP \"connection\" attribute [RFC4145] for negotiating a DTLS association”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let mut only_dtls = None;
    for connection in model.all::<Connection>() {
        let is_meant = match connection.section_index() {
            Some(index) => model.section(index).is_some_and(is_over_udp),
            // At session level it may be meant for another section.
            None => *only_dtls.get_or_insert_with(|| {
                model.sections().filter(|section| !section.is_rejected()).all(is_over_udp)
            }),
        };
        if !is_meant {
            continue;
        }
        let line = connection.line;
        report
            .add(line.content_span(), "`a=connection` means nothing for DTLS over UDP")
            .fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

/// Whether the section uses DTLS and no TCP connection, to which the attribute could belong.
fn is_over_udp(section: Section<'_, '_>) -> bool {
    let is_tcp = || section.transport().is_some_and(|t| t.as_str().starts_with("TCP/"));
    uses_dtls(section) && !is_tcp()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 TCP/DTLS/SCTP webrtc-datachannel\na=connection:new\n\
            m=message 9 TCP/MSRP *\na=connection:new\n",
        b"{session}a=connection:new\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nm=message 9 TCP/MSRP *\n",
        b"{session}{audio}a=connection:new\n",
    ],
    fail: &[
        b"{session}[[a=connection:new]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n[[a=connection:existing]]\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n[[a=connection:new]]\n",
    ],
    fix: &[(b"{webrtc}a=connection:new\na=mid:0\n", b"{webrtc}a=mid:0\n")],
    newlines: Newlines::Crlf,
};
