use super::data_channel::{OLD_TRANSPORT, modernised, sections};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The transport of the data channel is `DTLS/SCTP`, as in drafts before RFC 8841.
    ///
    /// It does not say what DTLS runs over, and the SCTP port stands where the format belongs.
    /// Current browsers still take it in an offer and answer in the same form. An answer repeats
    /// what the offer says, so only offers are looked at.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 DTLS/SCTP 5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    id: "legacy-dtls-sctp-proto",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.1.2 “or \"DTLS/SCTP\" (for backwards compatibility) profiles”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in sections(document) {
        let is_old = section.transport().is_some_and(|found| found.as_str() == OLD_TRANSPORT);
        let Some(place) = section.line().token(2).filter(|_| is_old) else { continue };
        let finding = report.add(place, "`DTLS/SCTP` is the transport of drafts before RFC 8841");
        match modernised(document, section) {
            Some(edits) => finding.fix("write the section as RFC 8841 has it", edits),
            None => finding.help("write `UDP/DTLS/SCTP webrtc-datachannel`, and `a=sctp-port`"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n",
        b"{webrtc}a=setup:active\nm=application 9 DTLS/SCTP 5000\n",
        b"{webrtc}m=application 0 DTLS/SCTP 5000\n",
    ],
    fail: &[
        b"{webrtc}m=application 9 [[DTLS/SCTP]] 5000\na=sctpmap:5000 webrtc-datachannel 1024\n",
        b"{webrtc}m=application 9 [[DTLS/SCTP]] webrtc-datachannel\n",
    ],
    fix: &[
        (
            b"{webrtc}m=application 9 DTLS/SCTP 5000\nc=IN IP4 0.0.0.0\na=mid:1\n",
            b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=mid:1\na=sctp-port:5000\n",
        ),
        (
            b"{webrtc}m=application 9 DTLS/SCTP 5000\nc=IN IP4 0.0.0.0",
            b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=sctp-port:5000",
        ),
        (
            b"{webrtc}m=application 9 DTLS/SCTP 5000\nc=IN IP4 0.0.0.0\na=sctpmap:5000 webrtc-datachannel 1024\n",
            b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=sctp-port:5000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
