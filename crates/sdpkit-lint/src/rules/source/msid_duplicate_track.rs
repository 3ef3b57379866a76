use alloc::collections::BTreeMap;

use sdpkit_core::attribute::Msid;
use sdpkit_model::Placed;

use crate::document::Document;
use crate::finding::Report;
use crate::repeats::{key_of, may_repeat};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sections have the same media stream and track.
    ///
    /// A track is in one section. Receivers refuse it or lose one of the two; Chrome and Firefox name the
    /// tracks of transceivers apart.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio ...
    /// a=msid:s t
    /// m=audio ...
    /// a=msid:s t
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio ...
    /// a=msid:s t
    /// m=audio ...
    /// a=msid:s u
    /// ```
    id: "msid-duplicate-track",
    category: Source,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 8830 §2 “Multiple media descriptions with the same value for \"msid-id\" and \"msid-appdata\"”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let tracks = document.model().all::<Msid<'_>>().filter_map(|msid| msid.appdata);
    if !may_repeat(tracks.map(|track| key_of(track.as_bytes(), 0))) {
        return;
    }
    let mut known: BTreeMap<_, Placed<'_, Msid<'_>>> = BTreeMap::new();
    for msid in document.model().all::<Msid<'_>>() {
        let section = msid.section_index().and_then(|index| document.model().section(index));
        // Without a track, a line only says which stream; a rejected section keeps its old line.
        let Some(track) =
            msid.appdata.filter(|_| section.is_some_and(|section| !section.is_rejected()))
        else {
            continue;
        };
        let Some(first) = known.get(&(msid.stream, track)) else {
            known.insert((msid.stream, track), msid);
            continue;
        };
        if first.section_index() == msid.section_index() {
            continue;
        }
        let finding = report
            .add(msid.value_span(), "this track of this media stream is in another section too");
        finding.label(first.value_span(), "the other");
        finding.help("give each section a track of its own");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=msid:s t\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:s u\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:s\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:s\n",
    ],
    fail: &[
        b"{webrtc}a=msid:s t\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:[[s t]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
