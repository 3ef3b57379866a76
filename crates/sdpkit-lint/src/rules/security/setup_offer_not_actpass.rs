use alloc::format;

use sdpkit_core::attribute::{Setup, SetupRole};

use super::dtls::DtlsLines;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An offer does not leave the DTLS role open.
    ///
    /// An offer says `actpass`, and the answer chooses. Chrome and Firefox take an offer with another
    /// role, and have to answer the opposite one: if that is not the role they have in a session that
    /// goes on, it fails ("Failed to set SSL role for the transport.").
    ///
    /// # Bad
    /// ```sdp
    /// a=setup:active
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=setup:actpass
    /// ```
    id: "setup-offer-not-actpass",
    category: Security,
    severity: Warning,
    applies: Offer,
    fix: Unsafe,
    sources: [
        "RFC 5763 §5 “MUST use the setup attribute value of setup:actpass”",
        "RFC 9429 §5.2.1 “The role value in the offer MUST be \"actpass\"”",
        "RFC 8842 §5.5 “the offerer MUST insert in the offer an SDP \"setup\" attribute with an \"actpass\" attribute value”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut dtls = DtlsLines::of(document.model());
    for setup in document.model().all::<Setup>() {
        let role = setup.role;
        if !matches!(role, SetupRole::Active | SetupRole::Passive) || !dtls.hold(setup.line) {
            continue;
        }
        let place = setup.value_span();
        report
            .add(place, format!("an offer leaves the DTLS role open: `actpass`, not `{role}`"))
            .fix("write `actpass`", [FixEdit::replace(place, "actpass")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}{fingerprint}a=setup:actpass\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=setup:active\n",
        b"{session}m=message 9 TCP/MSRP *\na=setup:active\n",
        b"{webrtc}{fingerprint}a=setup:holdconn\n",
    ],
    fail: &[b"{session}{fingerprint}a=setup:[[active]]\nm=message 9 TCP/MSRP *\na=setup:active\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=audio 9 RTP/SAVPF 0\na=setup:[[passive]]\n"],
    fix: &[(b"{webrtc}{fingerprint}a=setup:active\n", b"{webrtc}{fingerprint}a=setup:actpass\n")],
    newlines: Newlines::Crlf,
};
