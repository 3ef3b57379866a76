use alloc::format;

use sdpkit_core::attribute::Setup;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sections of one BUNDLE group have different DTLS roles.
    ///
    /// The group has one DTLS association. The role of the first section counts and the others are
    /// ignored, so that whoever changed one of them does not get what was meant. Firefox writes
    /// `active` into a section that joins a group whose role is `passive`, and Chrome takes it.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=setup:active
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=setup:passive
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=setup:active
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=setup:active
    /// ```
    id: "setup-inconsistent-in-bundle",
    category: Security,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8859 §4.5 “the software MUST pick the one that's associated with the \"m=\" line whose information is used for setting up the underlying transport”",
        "RFC 9143 §7.1.3 “The BUNDLE attributes contained in the tagged \"m=\" section will apply to each bundled \"m=\" section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        let Some(counting) = bundle.tagged().and_then(|tagged| tagged.in_effect::<Setup>()) else {
            continue;
        };
        for section in bundle.sections().filter(|section| !section.is_rejected()) {
            let Some(own) = section.first::<Setup>() else { continue };
            if own.role == counting.role {
                continue;
            }
            report
                .add(
                    own.value_span(),
                    format!("the BUNDLE group is `{}`, and this is ignored", counting.role),
                )
                .label(counting.value_span(), "the role that counts")
                .help(format!("write `{}`", counting.role));
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=setup:actpass\na=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=setup:actpass\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=setup:active\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 0 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:holdconn\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=setup:actpass\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 1 0 2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=setup:[[actpass]]\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=setup:active\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2\na=setup:[[passive]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
