use sdpkit_core::Text;
use sdpkit_core::attribute::{Msid, MsidId, SsrcAttribute};
use sdpkit_model::Placed;

use super::sources::attribute_span;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section carries several tracks, as in Plan B.
    ///
    /// Plan B was Chrome's way to send several tracks of a kind in one section, told apart by the
    /// `msid` of their `a=ssrc` lines. It is gone: each track has a section of its own (Unified
    /// Plan). Chrome and Safari refuse the description: "Media section has more than one track
    /// specified with a=ssrc lines which is not supported with Unified Plan." Firefox reads no
    /// `msid` there and takes all sources for one track.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=ssrc:1 msid:camera first
    /// a=ssrc:2 msid:screen second
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=msid:camera first
    /// a=ssrc:1 cname:rVkeAUCmuO964FLM
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=msid:screen second
    /// a=ssrc:2 cname:rVkeAUCmuO964FLM
    /// ```
    id: "plan-b",
    category: Legacy,
    severity: Error,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 9429 §3.4.1 “section is always associated with exactly one RtpTransceiver”",
        "draft-roach-mmusic-unified-plan-00",
    ],
    errors: [
        "Media section has more than one track specified with a=ssrc lines which is not supported with Unified Plan.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        // Chrome asks the sources only where no `a=msid` speaks for the section.
        if section.msids().next().is_some() {
            continue;
        }
        let mut sources = section.all::<SsrcAttribute<'_>>();
        let Some((first, name)) = sources.find_map(|line| Some((line, track(&line)?))) else {
            continue;
        };
        let is_other = |line: &Placed<'_, _>| track(line).is_some_and(|other| other != name);
        let Some(second) = sources.find(is_other) else { continue };
        report
            .add(attribute_span(&second), "a second track in one section: Plan B, which browsers no longer take")
            .label(attribute_span(&first), "the first track")
            .note("Chrome: \"Media section has more than one track specified with a=ssrc lines which is not supported with Unified Plan.\"")
            .help("give each track a section of its own, with its `a=msid`");
    }
}

/// The track that the `msid` of a source names; a track may belong to several streams.
fn track<'a>(line: &Placed<'a, SsrcAttribute<'a>>) -> Option<MsidId<'a>> {
    if line.attribute != "msid" {
        return None;
    }
    let msid = Msid::parse_lenient(line.value.value.map(Text::as_bytes)).ok()?;
    Some(msid.appdata.unwrap_or(msid.stream))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 msid:s t\na=ssrc:2 cname:x\na=ssrc:2 msid:s t\n",
        b"{webrtc}a=ssrc:1 msid:s t\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=ssrc:2 msid:s u\n",
        // One track in two streams.
        b"{webrtc}a=ssrc:1 msid:s t\na=ssrc:1 msid:r t\n",
        b"{webrtc}a=msid:s t\na=ssrc:1 msid:s t\na=ssrc:2 msid:s u\n",
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:2 cname:y\n",
        b"{webrtc}a=ssrc:1 msid\na=ssrc:2 msid:a b c\n",
        b"{session}{audio}a=ssrc:1 msid:s t\na=ssrc:2 msid:s u\n",
    ],
    fail: &[
        b"{webrtc}a=ssrc:1 cname:x\na=ssrc:1 msid:s t\na=ssrc:2 [[msid:s u]]\na=ssrc:3 msid:s v\n",
        b"{webrtc}a=ssrc:1 msid:user1@host-a t\na=ssrc:2 [[msid:user2@host-b u]]\n",
        b"{webrtc}a=ssrc:1 msid:s\na=ssrc:2 [[msid:r]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
