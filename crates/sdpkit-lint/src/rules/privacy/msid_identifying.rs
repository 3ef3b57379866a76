use sdpkit_core::Text;
use sdpkit_core::attribute::{Msid, MsidId, MsidSemantic, SsrcAttribute};

use super::identifier::telling_part;
use super::naming::Naming;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The name of a stream or a track seems to tell something about its sender.
    ///
    /// Browsers draw these names at random. Where an application makes its own, and puts a user
    /// name or the name of a camera into them, everybody who gets the description learns it.
    /// Whether a name tells something is a guess: words that somebody thought of do, random text
    /// and words such as `stream` do not.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid:alice FaceTime-HD-Camera
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:2eef0ff2-a6cf-4054-99e4-f53c7d73d067
    /// ```
    id: "msid-identifying",
    category: Privacy,
    severity: Info,
    applies: WebRtc,
    fix: Unsafe,
    sources: ["RFC 8830 §5 “Careless generation of identifiers can leak privacy-sensitive information”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let is_telling = |msid: Msid<'_>| {
        let names = [Some(msid.stream), msid.appdata];
        names.into_iter().flatten().any(|name| telling_part(text(name)).is_some())
    };
    if !msids(document).any(is_telling) {
        return;
    }
    let mut streams = Naming::new(document.sdp());
    let mut tracks = Naming::new(document.sdp());
    for msid in msids(document) {
        streams.add(text(msid.stream));
        msid.appdata.into_iter().for_each(|track| tracks.add(text(track)));
    }
    for semantic in document.model().all::<MsidSemantic<'_>>() {
        semantic.streams.iter().for_each(|stream| streams.add(stream.as_str()));
    }
    streams.report(
        "stream",
        "the name of the stream seems to tell something about its sender",
        report,
    );
    tracks.report(
        "track",
        "the name of the track seems to tell something about its sender",
        report,
    );
}

/// What sections and sources say of streams and tracks.
fn msids<'d, 'a>(document: &'d Document<'a>) -> impl Iterator<Item = Msid<'a>> + use<'d, 'a> {
    let model = document.model();
    let sources = model.all::<SsrcAttribute<'a>>().filter(|line| line.attribute == "msid");
    let values = sources.filter_map(|line| line.value.value);
    let sources = values.filter_map(|value| Msid::parse_lenient(Some(Text::as_bytes(value))).ok());
    model.all::<Msid<'a>>().map(|msid| msid.value).chain(sources)
}

/// An identifier as text; sources may have others.
fn text(identifier: MsidId<'_>) -> &str {
    identifier.as_text().to_str().unwrap_or_default()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=msid:2eef0ff2-a6cf-4054-99e4-f53c7d73d067 {c9a3a036-defb-4a66-a71a-37820f12774b}\na=msid:- audioTrack0\n",
        b"{webrtc}a=ssrc:1 msid:user2298477207@host-c1678e0d webrtctransceiver0\n",
        b"{session}{audio}a=msid:alice FaceTime\n",
    ],
    fail: &[
        b"{webrtc}a=msid:[[alice]]-1 [[FaceTime]]-HD-Camera\na=ssrc:1 msid:alice-1 FaceTime-HD-Camera\n",
        b"{session}a=msid-semantic: WMS boardroom\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=ssrc:1 msid:[[boardroom]] track0\n",
    ],
    fix: &[(
        b"{session}a=msid-semantic: WMS alice\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:alice mike\na=ssrc:1 msid:alice mike\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=msid:alice track0\na=msid:stream0 track0\n",
        b"{session}a=msid-semantic: WMS stream1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=msid:stream1 track1\na=ssrc:1 msid:stream1 track1\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=msid:stream1 track0\na=msid:stream0 track0\n",
    )],
    newlines: Newlines::Crlf,
};
