use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A description for browsers has `a=remote-candidates`.
    ///
    /// Telephones repeat in a later offer which candidates of the other side ICE has selected.
    /// Browsers read the line and ignore it, since their offers do not depend on it.
    ///
    /// # Bad
    /// ```sdp
    /// a=remote-candidates:1 192.0.2.3 45664
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "remote-candidates-in-browser-sdp",
    category: Ice,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.8.2 “but their values are ignored”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line in document.model().lines_of_kind(AttributeKind::RemoteCandidates) {
        report
            .add(line.content_span(), "`a=remote-candidates`, which browsers ignore")
            .fix("leave it out", [FixEdit::delete(line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=remote-candidates:1 192.0.2.3 45664\n", b"{webrtc}"],
    fail: &[b"{webrtc}[[a=remote-candidates:1 192.0.2.3 45664]]\n"],
    fix: &[(
        b"{webrtc}a=remote-candidates:1 192.0.2.3 45664\na=remote-candidates:2 192.0.2.3 45665\n",
        b"{webrtc}",
    )],
    newlines: Newlines::Crlf,
};
