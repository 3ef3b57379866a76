use alloc::format;

use super::listed::orphans;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rtpmap` speaks of a payload type that the `m=` line does not list.
    ///
    /// It has no effect. It is what is left when a codec is taken out of the `m=` line by hand, and seldom
    /// alone: an orphaned `a=fmtp` or `a=rtcp-fb` beside it makes Chrome refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:98 VP9/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "rtpmap-orphan",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §6.6 “Up to one \"a=rtpmap:\" attribute can be defined for each media format”",
    ],
    errors: ["Failed to parse codecs correctly."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in orphans(document) {
        for map in codec.rtpmaps() {
            let message = format!(
                "`a=rtpmap` for payload type {}, which the `m=` line does not list",
                codec.payload()
            );
            let finding = report.add(map.token(0).unwrap_or(map.value_span()), message);
            finding.label(codec.section().line().content_span(), "the formats of the section");
            finding.fix("remove the line", [FixEdit::delete(map.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
        b"{session}m=video x\na=rtpmap:96 VP8/90000\n",
        b"{session}m=video 9 udp 33\na=rtpmap:33 MP2T/90000\n",
    ],
    fail: &[b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=rtpmap:[[98]] VP9/90000\n"],
    fix: &[(
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:98 VP9/90000\na=rtpmap:96 VP8/90000\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    )],
    newlines: Newlines::Crlf,
};
