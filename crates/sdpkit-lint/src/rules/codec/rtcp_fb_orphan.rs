use alloc::format;

use sdpkit_core::attribute::PayloadScope;

use super::listed::orphans;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rtcp-fb` speaks of a payload type that the `m=` line does not list.
    ///
    /// Chrome 156 refuses such a description (“Failed to parse codecs correctly.”). Firefox 153 takes it, and
    /// writes such lines itself after `setCodecPreferences`.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:98 nack
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// a=rtcp-fb:96 nack
    /// ```
    id: "rtcp-fb-orphan",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 4585 §4.2 “rtcp-fb-pt = \"*\" ; wildcard: applies to all formats / fmt”",
    ],
    errors: ["Failed to parse codecs correctly."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in orphans(document) {
        let own = codec.feedback().filter(|feedback| feedback.payload != PayloadScope::All);
        for feedback in own {
            let message = format!(
                "`a=rtcp-fb` for payload type {}, which the `m=` line does not list",
                codec.payload()
            );
            let finding = report.add(feedback.token(0).unwrap_or(feedback.value_span()), message);
            finding.label(codec.section().line().content_span(), "the formats of the section");
            finding.fix("remove the line", [FixEdit::delete(feedback.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:96 nack\na=rtcp-fb:* nack\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:[[97]] nack\na=rtcp-fb:[[97]] nack pli\na=rtcp-fb:* nack\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rtcp-fb:97 nack\na=rtcp-fb:97 nack pli\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
