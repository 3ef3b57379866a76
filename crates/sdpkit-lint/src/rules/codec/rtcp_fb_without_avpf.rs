use alloc::format;

use sdpkit_core::AttributeKind;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Feedback messages are asked for under a profile that has none.
    ///
    /// `a=rtcp-fb` belongs to `AVPF` and `SAVPF`. Under `AVP` many telephones ignore the lines, and some
    /// reject the section. WebRTC is left out: JSEP takes the attribute for the profile.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 49170 RTP/AVP 96
    /// a=rtcp-fb:96 nack pli
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 49170 RTP/AVPF 96
    /// a=rtcp-fb:96 nack pli
    /// ```
    id: "rtcp-fb-without-avpf",
    category: Codec,
    severity: Warning,
    applies: SipOrRtsp,
    fix: None,
    sources: [
        "RFC 4585 §4.2 “attribute MUST only be used in media sessions for which the \"AVPF\" is specified”",
        "RFC 9429 §5.1.2 “If AVPF is provided or an \"a=rtcp-fb\" attribute is present, assume AVPF timing”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document) {
        let Some(transport) = section.transport() else { continue };
        let Some(line) = section.lines_of_kind(AttributeKind::RtcpFb).next() else { continue };
        if transport.as_str().split('/').any(|part| matches!(part, "AVPF" | "SAVPF")) {
            continue;
        }
        let finding = report.add(
            line.content_span(),
            format!("feedback is asked for under `{transport}`, which has none"),
        );
        if let Some(span) = document.sdp().span_of(&transport) {
            finding.label(span, "the profile");
        }
        finding.help("offer the profile with an `F`, or leave the feedback out");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n[[a=rtcp-fb:96 nack]]\na=rtcp-fb:96 nack pli\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
