use sdpkit_core::line::Timing;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session has a start or a stop, where WebRTC knows neither.
    ///
    /// Browsers write `t=0 0` and ignore any other times: the call begins and ends when the
    /// application says so. Times are a remainder of announced sessions.
    ///
    /// # Bad
    /// ```sdp
    /// t=3724394400 3724398000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// ```
    id: "timing-nonzero-webrtc",
    category: Session,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.2.1 “SHOULD be set to zero, e.g., \"t=0 0\"”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, timing) in document.typed_lines::<Timing>() {
        if timing != Timing::PERMANENT {
            report
                .add(line.value_span(), "the session has a start or a stop, which browsers ignore")
                .fix("write `t=0 0`", [FixEdit::replace(line.value_span(), "0 0")]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724394400 3724398000\n{audio}",
        // Another rule's.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=[[3724394400 3724398000]]\nt=[[3724484400 0]]\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724394400 3724398000\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    )],
    newlines: Newlines::Crlf,
};
