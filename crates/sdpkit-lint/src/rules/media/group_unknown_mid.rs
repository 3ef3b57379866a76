use alloc::format;

use sdpkit_core::Span;
use sdpkit_core::attribute::{Group, GroupSemantics};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A group names a section that is not there.
    ///
    /// It is left over when a section or its `a=mid` was removed. In a BUNDLE group it is fatal:
    /// Chrome refuses the description ("A BUNDLE group contains a MID='2' matching no m= section."),
    /// Firefox takes an offer and fails when it answers ("No transceiver for bundled mid 2"). In
    /// other groups receivers ignore the name, which is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1 2
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// ```
    id: "group-unknown-mid",
    category: Media,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 5888 §6 “MUST be ignored”",
        "libwebrtc pc/sdp_offer_answer.cc “' matching no m= section.”",
    ],
    errors: [
        "A BUNDLE group contains a MID='{}' matching no m= section.",
        "No transceiver for bundled mid {}",
        "mid specified for bundle transport in group attribute does not exist in the SDP. (mid={})",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    for group in model.all::<Group<'_>>() {
        let is_bundle = group.semantics == GroupSemantics::Bundle;
        let tags = group.value.tags.iter();
        for tag in tags.filter(|tag| model.section_with_mid(tag.as_str()).is_none()) {
            let Some(place) = document.sdp().span_of(tag.as_bytes()) else { continue };
            let finding = report.add(place, format!("no section is called `{tag}`"));
            if is_bundle {
                finding.note(format!("Chrome refuses the description: \"A BUNDLE group contains a MID='{tag}' matching no m= section.\""));
            } else {
                finding.severity(Severity::Warning);
            }
            // With the space before it.
            let removed = Span::new(place.start() - 1, place.end());
            finding.fix(format!("remove `{tag}`"), [FixEdit::delete(removed)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\na=group:LS 1\na=group:BUNDLE\n{audio}a=mid:0\n{audio}a=mid:1\n",
        b"{session}a=group: BUNDLE 7\n{audio}a=mid:0\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 [[1]] [[2]]\na=group:LS [[00]] 0\n{audio}a=mid:0\n{audio}",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE 0 1 2\na=group:LS 7\n{audio}a=mid:0\n{audio}a=mid:2\n",
        b"{session}a=group:BUNDLE 0 2\na=group:LS\n{audio}a=mid:0\n{audio}a=mid:2\n",
    )],
    newlines: Newlines::Crlf,
};
