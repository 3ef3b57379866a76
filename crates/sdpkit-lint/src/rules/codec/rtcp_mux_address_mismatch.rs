use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Rtcp;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// `a=rtcp` names another port than the `m=` line although RTP and RTCP share one.
    ///
    /// With `a=rtcp-mux-only` there is one port. A receiver that heeds `a=rtcp` sends its reports to where
    /// nobody listens.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 5000 RTP/AVP 0
    /// a=rtcp:5001
    /// a=rtcp-mux
    /// a=rtcp-mux-only
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 5000 RTP/AVP 0
    /// a=rtcp-mux
    /// a=rtcp-mux-only
    /// ```
    id: "rtcp-mux-address-mismatch",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8858 §4.2 “MUST match the corresponding values for RTP”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtcp in document.model().all::<Rtcp<'_>>() {
        let section = rtcp.section_index().and_then(|index| document.model().section(index));
        let Some(section) = section.filter(|section| section.has(AttributeKind::RtcpMuxOnly))
        else {
            continue;
        };
        let Some(media) = section.media().filter(|media| media.port != rtcp.port) else { continue };
        let message =
            format!("RTCP on port {} although it shares port {} with RTP", rtcp.port, media.port);
        let finding = report.add(rtcp.value_span(), message);
        finding.label(section.line().content_span(), "the port of both");
        finding.fix("remove the line", [FixEdit::delete(rtcp.line.span())]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 5000 RTP/AVP 0\na=rtcp:5001\na=rtcp-mux\nm=audio 5000 RTP/AVP 0\na=rtcp:5000\na=rtcp-mux\na=rtcp-mux-only\n",
    ],
    fail: &[
        b"{session}m=audio 5000 RTP/AVP 0\na=rtcp:[[5001 IN IP4 192.0.2.1]]\na=rtcp-mux\na=rtcp-mux-only\n",
    ],
    fix: &[
        (
            b"{session}m=audio 5000 RTP/AVP 0\na=rtcp:5001\na=rtcp-mux\na=rtcp-mux-only\n",
            b"{session}m=audio 5000 RTP/AVP 0\na=rtcp-mux\na=rtcp-mux-only\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
