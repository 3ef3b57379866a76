use sdpkit_core::attribute::AttributeKind;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::peer::Browser;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Chrome before version 71 does not take `a=extmap-allow-mixed`.
    ///
    /// Later versions write the line into every offer, and old ones refuse the description for it.
    /// webrtc-adapter takes it out for them. Without it, header extensions of both sizes are not
    /// mixed, and nothing else changes.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0
    /// a=extmap-allow-mixed
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0
    /// ```
    id: "extmap-allow-mixed-old-chrome",
    category: Interop,
    severity: Info,
    applies: old_peer(Browser::Chromium, 70),
    fix: Safe,
    sources: [
        "webrtcHacks/adapter@16eae71e src/js/common_shim.js:365 “remove a=extmap-allow-mixed for webrtc.org < M71”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.model().lines_of_kind(AttributeKind::ExtmapAllowMixed) {
        report
            .add(line.content_span(), "Chrome before version 71 does not take this line")
            .fix("remove the line", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=extmap:1 urn:x\n",
        b"{session}a=extmap-allow-mixed\n{audio}",
    ],
    fail: &[
        b"{session}[[a=extmap-allow-mixed]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n[[a=extmap-allow-mixed]]\n",
    ],
    fix: &[(
        b"{session}a=extmap-allow-mixed\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=extmap-allow-mixed\na=mid:0\n",
        b"{session}m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n",
    )],
    newlines: Newlines::Crlf,
};
