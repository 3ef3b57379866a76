use sdpkit_core::attribute::{Setup, SetupRole};

use super::dtls::DtlsLines;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A DTLS role is `holdconn`.
    ///
    /// It holds back a TCP connection and has no meaning for DTLS. Firefox refuses the description
    /// ("illegal setup attribute \"holdconn\""); Chrome takes such an offer and then cannot answer it
    /// ("Failed to create transport answer, transport is missing").
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:holdconn
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:actpass
    /// ```
    id: "setup-holdconn",
    category: Security,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8842 §5.1 “endpoints MUST NOT use the SDP \"setup\" attribute \"holdconn\" value”"],
    errors: [
        "Invalid description, illegal setup attribute \"holdconn\" at level {}",
        "Failed to create transport answer, transport is missing",
        "Answerer must use either active or passive value for setup attribute.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut dtls = DtlsLines::of(document.model());
    for setup in document.model().all::<Setup>() {
        if setup.role == SetupRole::HoldConn && dtls.hold(setup.line) {
            report
                .add(setup.value_span(), "`holdconn` is no role of DTLS")
                .note("Firefox refuses the description; Chrome cannot answer such an offer")
                .help(
                    "write `actpass` in an offer, `active` or `passive` in an answer; \
                     `a=inactive` holds a call",
                );
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=setup:actpass\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=setup:holdconn\n\
            m=message 9 TCP/MSRP *\na=setup:holdconn\n",
        b"{session}{audio}{fingerprint}a=setup:holdconn\n",
    ],
    fail: &[
        b"{session}a=setup:[[holdconn]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=setup:[[holdconn]]\n\
            m=audio 9 RTP/AVP 0\n{fingerprint}a=setup:[[holdconn]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
