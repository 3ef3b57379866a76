use sdpkit_core::attribute::SctpMap;

use super::data_channel::{modernised, sections};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The SCTP port stands in `a=sctpmap`, as in drafts before RFC 8841.
    ///
    /// `a=sctp-port` took its place, and the number of streams is no longer told. Current browsers
    /// read both; other stacks know the new form alone and find no port. An answer repeats what the
    /// offer says, so only offers are looked at.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 DTLS/SCTP 5000
    /// a=sctpmap:5000 webrtc-datachannel 1024
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    id: "legacy-sctpmap",
    category: Legacy,
    severity: Warning,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.8.2 “An \"a=sctp-port\" attribute MUST be present”",
        "RFC 8841 §5 “This section defines a new SDP media-level attribute, \"sctp-port\"”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in sections(document) {
        let Some(map) = section.first::<SctpMap<'_>>() else { continue };
        let finding =
            report.add(map.line.content_span(), "`a=sctpmap` was replaced by `a=sctp-port`");
        match modernised(document, section) {
            Some(edits) => finding.fix("write the section as RFC 8841 has it", edits),
            None => finding.help("write `a=sctp-port` with the port"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n",
        b"{webrtc}a=setup:passive\nm=application 9 DTLS/SCTP 5000\na=sctpmap:5000 webrtc-datachannel 1024\n",
        b"{webrtc}m=application 0 DTLS/SCTP 5000\na=sctpmap:5000 webrtc-datachannel 1024\n",
    ],
    fail: &[
        b"{webrtc}m=application 9 DTLS/SCTP 5000\n[[a=sctpmap:5000 webrtc-datachannel 1024]]\n",
        b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n[[a=sctpmap:5000 webrtc-datachannel]]\n\
            a=sctp-port:5000\na=sctpmap:5001 webrtc-datachannel\n",
    ],
    fix: &[
        (
            b"{webrtc}m=application 9 DTLS/SCTP 5000\nc=IN IP4 0.0.0.0\na=sctpmap:5000 webrtc-datachannel 1024\na=mid:1\n",
            b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=sctp-port:5000\na=mid:1\n",
        ),
        (
            b"{webrtc}m=application 9 UDP/DTLS/SCTP 5000\nc=IN IP4 0.0.0.0\na=sctpmap:5000 webrtc-datachannel\na=sctp-port:5000\na=sctpmap:5001 x\n",
            b"{webrtc}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nc=IN IP4 0.0.0.0\na=sctp-port:5000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
