use sdpkit_core::attribute::{Rtcp, RtcpMux};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=rtcp` says where RTCP goes, although it goes where RTP goes.
    ///
    /// With `a=rtcp-mux` there is no other port, and with ICE the candidates tell the address.
    /// Browsers write the line because RFC 9429 §5.2.1 says so, and ignore it because §5.8.2 says
    /// so; RFC 8840 §4.1.1 forbids it in an offer without candidates.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp:9 IN IP4 0.0.0.0
    /// a=rtcp-mux
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// ```
    id: "legacy-rtcp-attribute",
    category: Legacy,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 9429 §5.8.2 “its value is ignored, as this information is superfluous when using ICE”",
        "RFC 8839 §11 “Relax requirement to include SDP \"rtcp\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(mux) = section.first::<RtcpMux>() else { continue };
        for rtcp in section.all::<Rtcp<'_>>() {
            report
                .add(rtcp.line.content_span(), "`a=rtcp` is ignored: RTCP shares the port of RTP")
                .label(mux.line.content_span(), "because of this")
                .fix("remove the line", [FixEdit::delete(rtcp.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rtcp-mux\n",
        b"{webrtc}a=rtcp:9 IN IP4 0.0.0.0\n",
        b"{session}{audio}a=rtcp:49171\na=rtcp-mux\n",
    ],
    fail: &[b"{webrtc}[[a=rtcp:9 IN IP4 0.0.0.0]]\na=rtcp-mux\n[[a=rtcp:1]]\n"],
    fix: &[(b"{webrtc}a=rtcp:9 IN IP4 0.0.0.0\na=rtcp-mux\n", b"{webrtc}a=rtcp-mux\n")],
    newlines: Newlines::Crlf,
};
