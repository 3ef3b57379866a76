use sdpkit_core::attribute::{IceLite, IcePacing};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A lite ICE agent asks for a pace of checks.
    ///
    /// `a=ice-pacing` is about the checks an agent sends, and a lite agent sends none. Peers ignore
    /// the value or, in good faith, slow down for it.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-lite
    /// a=ice-pacing:50
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-lite
    /// ```
    id: "ice-pacing-from-lite",
    category: Interop,
    severity: Hint,
    applies: WebRtc,
    fix: None,
    sources: ["RFC 8839 §4.3.1 “A lite ICE implementation MUST NOT include the \"ice-pacing\" attribute”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let Some(pacing) = document.model().all::<IcePacing>().next() else { return };
    let Some(lite) = document.model().session().first::<IceLite>() else { return };
    report
        .add(pacing.line.content_span(), "a lite agent sends no checks whose pace could be chosen")
        .label(lite.line.content_span(), "a lite agent")
        .help("remove the line");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}a=ice-pacing:50\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{session}a=ice-lite\na=ice-pacing:50\n{audio}",
    ],
    fail: &[b"{session}[[a=ice-pacing:50]]\na=ice-lite\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
