use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use sdpkit_core::AttributeKind;
use sdpkit_model::{Model, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has no name.
    ///
    /// Candidates, BUNDLE groups and transceivers refer to sections by `a=mid`. Chrome refuses a
    /// description in which some sections have one and others do not ("A media section is missing
    /// a MID attribute."), and Firefox its own ("Local descriptions must have a=mid attributes.").
    /// Where no section has one, as from old endpoints, browsers number the sections themselves,
    /// which is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=sendrecv
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=sendrecv
    /// ```
    id: "mid-missing",
    category: Media,
    severity: Error,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.2.1 “An \"a=mid\" line, as specified in”",
        "RFC 8840 §4.1.1 “MUST include in each \"m=\" line a \"mid\" attribute”",
        "libwebrtc pc/sdp_offer_answer.cc “A media section is missing a MID attribute.”",
    ],
    errors: [
        "A media section is missing a MID attribute.",
        "Local descriptions must have a=mid attributes.",
        "Duplicate a=mid value '{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if model.sections().all(|section| section.has(AttributeKind::Mid)) {
        return;
    }
    let mut number = 0;
    let mut added = |section: Section<'_, '_>| {
        let line = format!("a=mid:{}", unused(model, &mut number));
        document.line_at_end(section, line.as_bytes())
    };
    if !model.has(AttributeKind::Mid) && model.bundles().len() == 0 {
        // Names for some sections only would be worse than none: one finding, one fix.
        let Some(first) = model.section(0) else { return };
        let edits: Vec<_> = model.sections().map(&mut added).collect();
        report
            .add(first.line().content_span(), "no section has an `a=mid`")
            .severity(Severity::Warning)
            .fix("add one to each section", edits);
        return;
    }
    for section in model.sections().filter(|section| !section.has(AttributeKind::Mid)) {
        let finding = report.add(section.line().content_span(), "no `a=mid` in this section");
        finding.note(
            "Chrome refuses the description: \"A media section is missing a MID attribute.\"",
        );
        finding.fix("add an `a=mid`", [added(section)]);
    }
}

/// The next number from `number` on that no section has as its name.
pub(super) fn unused(model: &Model<'_>, number: &mut u32) -> String {
    loop {
        let name = number.to_string();
        *number += 1;
        if model.section_with_mid(&name).is_none() {
            return name;
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:abcd\na=fingerprint:sha-256 AB:CD\n",
        b"{session}{audio}",
        // Another rule's.
        b"{webrtc}a=mid:\n",
    ],
    fail: &[
        b"{webrtc}a=mid:0\n[[m=video 0 UDP/TLS/RTP/SAVPF 96]]\n[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[(
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96",
        b"{webrtc}a=mid:1\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:2",
    )],
    newlines: Newlines::Crlf,
};
