use alloc::format;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::SctpPort;

use super::sections::{data_sections, is_old_form};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A data section does not tell its SCTP port.
    ///
    /// There is no default, and the section is invalid without it. Chrome takes 5000; Firefox takes
    /// such an offer, and refuses such an answer ("Answer had no codecs in common with offer").
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=max-message-size:262144
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// a=max-message-size:262144
    /// ```
    id: "sctp-port-missing",
    category: DataChannel,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8841 §5.1 “if the attribute is not present, the associated \"m=\" line MUST be considered invalid”",
        "RFC 9429 §5.8.2 “An \"a=sctp-port\" attribute MUST be present”",
    ],
    errors: ["Answer had no codecs in common with offer in m-section {}"],
}

/// What every browser uses.
const USUAL_PORT: u16 = 5000;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        if is_old_form(section) || section.has(SctpPort::INFO.kind) {
            continue;
        }
        let port = section.sctp().map.map_or(USUAL_PORT, |map| map.port);
        let attribute = format!("a=sctp-port:{port}");
        report
            .add(section.line().content_span(), "no `a=sctp-port` in this section")
            .note("Firefox refuses such an answer: \"Answer had no codecs in common with offer\"")
            .fix(
                format!("add `{attribute}`"),
                [document.line_at_end(section, attribute.as_bytes())],
            );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:5000\n\
            m=application 9 DTLS/SCTP 5000\na=sctpmap:5000 webrtc-datachannel 1024\n",
        b"{webrtc}m=application 0 UDP/DTLS/SCTP webrtc-datachannel\n\
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=sctp-port:x\n",
    ],
    fail: &[
        b"{session}[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n\
            [[m=application 9 TCP/DTLS/SCTP webrtc-datachannel]]\n",
    ],
    fix: &[
        (
            b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\n",
            b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=mid:0\na=sctp-port:5000\n",
        ),
        (
            b"{session}m=application 9 UDP/DTLS/SCTP 6000\na=sctpmap:6000 webrtc-datachannel",
            b"{session}m=application 9 UDP/DTLS/SCTP 6000\na=sctpmap:6000 webrtc-datachannel\n\
                a=sctp-port:6000",
        ),
    ],
    newlines: Newlines::Crlf,
};
