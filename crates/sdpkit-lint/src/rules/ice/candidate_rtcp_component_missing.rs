use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Candidate;
use sdpkit_core::line::{Bandwidth, BandwidthType};
use sdpkit_model::Section;

use super::gathering::{may_trickle, transports};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section with RTCP on a port of its own has no candidates for it.
    ///
    /// Without `a=rtcp-mux`, RTCP is component 2 of the stream, with its own checks. If there is no
    /// candidate for it, no report ever arrives: no loss is repaired, no rate is adapted, or ICE
    /// never completes. A sender that uses no RTCP says so with `b=RS:0` and `b=RR:0`.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 50000 RTP/AVP 0
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50000 RTP/AVP 0
    /// a=candidate:1 1 udp 2130706431 192.0.2.1 50000 typ host
    /// a=candidate:1 2 udp 2130706430 192.0.2.1 50001 typ host
    /// ```
    id: "candidate-rtcp-component-missing",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §4.2.2 “the agent MUST include SDP \"candidate\" attributes for both the RTP and RTCP components”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if !document.model().has(AttributeKind::Candidate) {
        return;
    }
    for section in transports(document).filter(Section::is_rtp) {
        let shares_port = [AttributeKind::RtcpMux, AttributeKind::RtcpMuxOnly]
            .into_iter()
            .any(|kind| section.has_in_effect(kind));
        if shares_port || may_trickle(&section) || has_no_rtcp(&section) {
            continue;
        }
        let mut candidates = section.all::<Candidate<'_>>();
        let Some(first) = candidates.next() else { continue };
        if first.component != 1 || candidates.any(|candidate| candidate.component != 1) {
            continue;
        }
        report
            .add(section.line().content_span(), "no candidate for RTCP, and no `a=rtcp-mux`")
            .label(first.line.content_span(), "the first candidate for RTP")
            .help("add `a=rtcp-mux`, candidates of component 2, or `b=RS:0` and `b=RR:0`");
    }
}

/// Whether the section uses no RTCP (RFC 3556 §2).
fn has_no_rtcp(section: &Section<'_, '_>) -> bool {
    let is_zero = |wanted| {
        let mut limits = section.all_lines::<Bandwidth<'_>>();
        let mut for_all = section.model().session().all_lines::<Bandwidth<'_>>();
        let own = limits.find(|limit| limit.bandwidth_type == wanted);
        let limit = own.or_else(|| for_all.find(|limit| limit.bandwidth_type == wanted));
        limit.is_some_and(|limit| limit.value.value == 0)
    };
    is_zero(BandwidthType::RtcpSenders) && is_zero(BandwidthType::RtcpReceivers)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        // No ICE.
        b"{session}{audio}a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}{audio}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 2 udp 1 192.0.2.1 10 typ host\n",
        b"{session}{audio}a=ice-ufrag:8hhY\na=rtcp-mux\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}{audio}a=ice-ufrag:8hhY\nb=RS:0\nb=RR:0\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}{audio}a=ice-ufrag:8hhY\na=ice-options:trickle\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}{audio}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\na=ice-ufrag:8hhY\n\
            a=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}m=audio 0 RTP/AVP 0\na=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
    ],
    fail: &[
        b"{session}[[m=audio 49170 RTP/AVP 0]]\na=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{session}[[m=audio 49170 RTP/AVP 0]]\na=ice-ufrag:8hhY\nb=RS:0\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            a=candidate:1 1 udp 1 192.0.2.2 9 typ host\na=ice-options:trickle\na=end-of-candidates\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
