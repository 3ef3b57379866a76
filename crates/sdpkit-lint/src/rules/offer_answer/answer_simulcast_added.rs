use sdpkit_core::TypedAttribute as _;
use sdpkit_core::attribute::Simulcast;
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The answer has simulcast streams that were not offered.
    ///
    /// The offerer sends, or receives, what it offered; streams can go and not come.
    ///
    /// # Bad
    /// ```sdp
    /// ; in the answer only
    /// a=simulcast:recv h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h;l
    /// ; answered by
    /// a=simulcast:recv h;l
    /// ```
    id: "answer-simulcast-added",
    category: OfferAnswer,
    severity: Error,
    applies: Pair,
    fix: Safe,
    sources: [
        "RFC 8853 §5.3.2 “but it MUST NOT add simulcast streams”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    for violation in pair.violations(Check::SimulcastAdded) {
        let offered = violation.section.and_then(|index| pair.reference().model().section(index));
        let is_offered = offered.is_some_and(|section| section.has(Simulcast::INFO.kind));
        let line = pair.document().line_at(violation.span.start());
        let finding =
            pair.add(report, *violation, "this simulcast was not offered", "offered here");
        if let Some(line) = line.filter(|_| !is_offered) {
            finding.fix("remove the line", [FixEdit::delete(line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\na=rid:l recv\na=simulcast:recv h;l\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\n[[a=simulcast:recv h]]\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\na=simulcast:recv h;[[m]]\n",
    ],
    fix: &[(
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\na=simulcast:recv h\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\n{answer}{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=extmap:4 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h recv\n",
        )],
    newlines: Newlines::Crlf,
};
