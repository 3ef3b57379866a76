use alloc::format;

use super::sections::{data_sections, is_old_form};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::similarity::nearest;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The format of a data section is not that of its transport.
    ///
    /// `UDP/DTLS/SCTP` and `TCP/DTLS/SCTP` are followed by what runs over SCTP, `webrtc-datachannel`,
    /// and the port is told by `a=sctp-port`. The older `DTLS/SCTP` is followed by the port, which
    /// `a=sctpmap` explains. A mixture of both comes from old libraries; where the old transport has
    /// the new format it is a warning, because the meaning is clear.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP 5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// a=sctp-port:5000
    /// ```
    id: "sctp-fmt-unknown",
    category: DataChannel,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8841 §4.3 “MUST be registered by IANA”",
        "RFC 9429 §5.2.1 “value MUST be set to \"webrtc-datachannel\"”",
    ],
}

const DATA_CHANNEL: &str = "webrtc-datachannel";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        let Some(media) = section.media() else { continue };
        let Some(format) = media.formats.iter().next() else { continue };
        let Some(place) = document.sdp().span_of(format.as_str()) else { continue };
        let is_port = format.as_str().bytes().all(|byte| byte.is_ascii_digit());
        let transport = media.transport;
        if is_old_form(section) {
            if !is_port {
                report
                    .add(
                        place,
                        format!("`{transport}` is followed by the SCTP port, not by `{format}`"),
                    )
                    .severity(Severity::Warning)
                    .help("write `UDP/DTLS/SCTP`, which replaced it");
            }
            continue;
        }
        if format == *DATA_CHANNEL {
            continue;
        }
        let finding = report.add(
            place,
            format!("`{transport}` is followed by `{DATA_CHANNEL}`, not by `{format}`"),
        );
        if is_port {
            finding.help(format!("write `{DATA_CHANNEL}` here, and `a=sctp-port:{format}`"));
        } else if nearest(format.as_bytes(), [DATA_CHANNEL], 3).is_some() {
            finding.help(format!("did you mean `{DATA_CHANNEL}`?"));
        } else {
            finding.help(format!("write `{DATA_CHANNEL}`"));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel 5000\nm=application 9 DTLS/SCTP 5000\n\
            m=application 0 UDP/DTLS/SCTP 0\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP [[5000]]\nm=application 9 TCP/DTLS/SCTP [[datachannel]]\n\
            m=application 9 UDP/DTLS/SCTP [[webrtc-data-channel]]\n\
            m=application 9 DTLS/SCTP [[webrtc-datachannel]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
