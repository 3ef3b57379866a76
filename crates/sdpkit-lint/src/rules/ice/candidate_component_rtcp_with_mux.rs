use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Candidate;

use super::gathering::count_of;
use super::parts::Part;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An answer takes RTP and RTCP on one port, and has candidates for RTCP.
    ///
    /// An offer has both, for the case that the answerer does not multiplex. An answer with
    /// `a=rtcp-mux` has decided, and candidates of component 2 are checked for nothing.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtcp-mux
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:1 2 udp 2130706430 192.0.2.1 50001 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtcp-mux
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    id: "candidate-component-rtcp-with-mux",
    category: Ice,
    severity: Warning,
    applies: Answer,
    fix: Safe,
    sources: ["RFC 5761 §5.1.3 “single \"a=candidate:\" line corresponding”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for mux in document.model().lines_of_kind(AttributeKind::RtcpMux) {
        let section = mux.section().and_then(|index| document.model().section(index));
        let Some(section) = section.filter(|section| !section.is_rejected()) else { continue };
        let for_rtcp = section.all::<Candidate<'_>>().filter(|candidate| candidate.component == 2);
        let Some(first) = for_rtcp.clone().next() else { continue };
        let count = count_of(for_rtcp.clone().count());
        report
            .add(Part::Component.of(&first), format!("{count} for RTCP, which shares RTP's port"))
            .label(mux.content_span(), "RTP and RTCP share a port")
            .fix(
                "remove the candidates of component 2",
                for_rtcp.map(|candidate| FixEdit::delete(candidate.line.span())),
            );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=rtcp-mux\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 2 udp 1 192.0.2.1 10 typ host\n",
    ],
    fail: &[b"{webrtc}a=rtcp-mux\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
        a=candidate:1 [[2]] udp 1 192.0.2.1 10 typ host\na=candidate:1 2 udp 1 192.0.2.2 10 typ host\n"],
    fix: &[(
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=candidate:1 2 udp 1 192.0.2.1 10 typ host\n\
            a=rtcp-mux\na=candidate:1 2 udp 1 192.0.2.2 10 typ host\n",
        b"{webrtc}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\na=rtcp-mux\n",
    )],
    newlines: Newlines::Crlf,
};
