use alloc::format;

use sdpkit_core::attribute::CandidateType;
use sdpkit_model::Profile;

use super::candidates;
use super::parts::Part;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The type of a candidate is none that ICE defines.
    ///
    /// The types are `host`, `srflx`, `prflx` and `relay`, in lower case. Others are allowed, and
    /// ignored by those who do not know them; none is registered. Chrome refuses the whole
    /// description instead ("Unsupported candidate type"). `local` and `stun` are names of older
    /// protocols and of libraries for `host` and `srflx`.
    ///
    /// # Bad
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ local
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-type-unknown",
    category: Ice,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: ["RFC 8839 §5.1 “candidate-types = \"host\" / \"srflx\" / \"prflx\" / \"relay\" / token”"],
    errors: [
        "a=candidate:{} Unsupported candidate type",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for candidate in candidates(document) {
        let CandidateType::Other(name) = candidate.typ else { continue };
        let finding =
            report.add(Part::Type.of(candidate), format!("`{name}` is no type of candidates"));
        finding.help("write `host`, `srflx`, `prflx` or `relay`");
        if document.profile() == Profile::WebRtc {
            finding
                .severity(Severity::Error)
                .note("Chrome refuses the description: \"Unsupported candidate type\"");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ srflx raddr 192.0.2.2 rport 9\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ prflx raddr 192.0.2.2 rport 9\n\
        a=candidate:1 1 udp 1 192.0.2.1 9 typ relay raddr 192.0.2.2 rport 9\n"],
    fail: &[
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ [[local]]\n",
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ [[HOST]] generation 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
