use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section is in no BUNDLE group, while others are.
    ///
    /// It needs a transport of its own, with its own ICE session and DTLS handshake. An application
    /// that means to use one transport has forgotten its tag; Firefox leaves out sections from the
    /// 129th on.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0
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
    id: "bundle-not-all-sections",
    category: Bundle,
    severity: Info,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 9429 §5.2.1 “MUST include the mid identifiers of each \"m=\" section”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    // A group without tags says that there is none any more.
    let Some(group) = model.bundles().map(|bundle| bundle.group()).find(|g| !g.tags.is_empty())
    else {
        return;
    };
    for section in model.sections() {
        if section.is_rejected() || section.bundle().is_some() {
            continue;
        }
        let finding = report
            .add(section.line().content_span(), "this section is in no BUNDLE group")
            .label(group.value_span(), "the group that others are in");
        match section.mid() {
            Some(mid) => finding.help(alloc::format!("add `{}` to the group", mid.tag)),
            None => finding.help("name the section with `a=mid`, and add the name to the group"),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
        b"{session}a=group:BUNDLE\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        b"{session}a=group:BUNDLE 0\na=group:BUNDLE 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n\
            [[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=mid:1\n[[m=video 9 UDP/TLS/RTP/SAVPF 96]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
