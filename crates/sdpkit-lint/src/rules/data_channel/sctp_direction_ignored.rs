use alloc::format;

use sdpkit_core::attribute::Direction;

use super::sections::data_sections;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A data section has a direction.
    ///
    /// Receivers ignore it: data channels go both ways. Firefox writes `a=sendrecv`.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sendonly
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    id: "sctp-direction-ignored",
    category: DataChannel,
    severity: Hint,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8841 §9.2 “SDP direction attributes MUST be ignored if present”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        for attr in section.attributes() {
            let Some(direction) = Direction::of(attr) else { continue };
            let line = attr.line();
            report
                .add(
                    line.content_span(),
                    format!("`a={}` says nothing of data channels", direction.as_str()),
                )
                .fix("remove the line", [FixEdit::delete(line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=sendrecv\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\n{audio}a=inactive\n\
            m=application 0 UDP/DTLS/SCTP webrtc-datachannel\na=inactive\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\n[[a=sendrecv]]\n\
            m=application 9 DTLS/SCTP 5000\n[[a=inactive]]\n",
    ],
    fix: &[(
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sendonly\na=mid:0\n",
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
