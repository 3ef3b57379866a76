use sdpkit_core::attribute::{Depend, Group, Mid};

use super::identifier::telling_part;
use super::naming::Naming;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of a section seems to tell something about its sender.
    ///
    /// `a=mid` stands in every RTP packet, unencrypted, so that everybody on the way reads it.
    /// Browsers count. Whether a name tells something is a guess: words that somebody thought of do,
    /// numbers, random text and words such as `audio` do not.
    ///
    /// # Bad
    /// ```sdp
    /// a=mid:alice-webcam
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=mid:0
    /// ```
    id: "mid-identifying",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 9429 §5.2.1 “MUST be generated in a fashion that does not leak user information”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if !model.all::<Mid<'_>>().any(|mid| telling_part(mid.tag.as_str()).is_some()) {
        return;
    }
    let mut naming = Naming::new(document.sdp());
    model.all::<Mid<'_>>().for_each(|mid| naming.add(mid.tag.as_str()));
    for group in model.all::<Group<'_>>() {
        group.tags.iter().for_each(|tag| naming.add(tag.as_str()));
    }
    for depend in model.all::<Depend<'_>>() {
        let references = depend.dependencies.iter().filter_map(|dependency| dependency.references);
        references.flat_map(|list| list.iter()).for_each(|one| naming.add(one.tag.as_str()));
    }
    naming.report("", "the name of the section seems to tell something about its sender", report);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:video\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:sdparta_1\n",
        b"{session}{audio}a=mid:alice-webcam\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE alice-webcam 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:[[alice]]-webcam\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\n",
        b"{webrtc}a=mid:[[jane]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:video-of-[[john]]\n",
    ],
    fix: &[(
        b"{session}a=group:BUNDLE alice 0 jane\na=group:LS alice\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:alice\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:jane\na=depend:0 lay alice:0\n",
        b"{session}a=group:BUNDLE 1 0 2\na=group:LS 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:1\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:2\na=depend:0 lay 1:0\n",
    )],
    newlines: Newlines::Crlf,
};
