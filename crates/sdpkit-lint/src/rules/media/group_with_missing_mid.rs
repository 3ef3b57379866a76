use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Group;
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Sections are grouped, and one has no name.
    ///
    /// With a group every section has to have its `a=mid`, whether it is in the group or not;
    /// otherwise receivers group nothing at all. In WebRTC a section without a name is reported
    /// in any case.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:LS 1 2
    /// m=audio 30000 RTP/AVP 0
    /// a=mid:1
    /// m=video 30002 RTP/AVP 31
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:LS 1 2
    /// m=audio 30000 RTP/AVP 0
    /// a=mid:1
    /// m=video 30002 RTP/AVP 31
    /// a=mid:2
    /// ```
    id: "group-with-missing-mid",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5888 §6 “the application MUST NOT perform any grouping of media lines”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let Some(group) = model.all::<Group<'_>>().next() else { return };
    if document.profile() == Profile::WebRtc {
        return;
    }
    for section in model.sections().filter(|section| !section.has(AttributeKind::Mid)) {
        report
            .add(
                section.line().content_span(),
                "no `a=mid` here: receivers group no section at all",
            )
            .help("give every section a name")
            .label(group.line.content_span(), "the group");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:LS 1\n{audio}a=mid:1\n{audio}a=mid:2\n",
        b"{session}{audio}{audio}a=mid:2\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fail: &[b"{session}a=group:LS 1 2\n{audio}a=mid:1\n[[m=video 30002 RTP/AVP 31]]\n[[m=audio 0 RTP/AVP 0]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
