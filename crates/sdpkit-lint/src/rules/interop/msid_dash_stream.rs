use sdpkit_core::attribute::Msid;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The media of a section belongs to no stream: `a=msid:-`.
    ///
    /// That is right where the sender gave no stream to `addTransceiver()` or `addTrack()`. The
    /// receiver's `track` event then has an empty `streams` array, and code that shows
    /// `event.streams[0]` shows nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=msid:- f67acc12-ff9b-4894-a347-8e1f8c1d5c0b
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=msid:2eef0ff2-a6cf-4054-99e4-f53c7d73d067
    /// ```
    id: "msid-dash-stream",
    category: Interop,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8830 §3 “The special value \"-\" indicates \"no MediaStream\"”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for msid in document.model().all::<Msid<'_>>() {
        let Some(place) = msid.token(0).filter(|_| msid.stream == "-") else { continue };
        report
            .add(place, "the media belongs to no stream: `streams` of the `track` event is empty")
            .help("show `event.track`, or give the sender a stream");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=msid:a-b -\na=msid:-- t\n", b"{session}{audio}a=msid:- t\n"],
    fail: &[b"{webrtc}a=msid:[[-]] t\na=msid:[[-]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
