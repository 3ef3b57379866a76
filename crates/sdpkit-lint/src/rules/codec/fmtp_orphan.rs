use alloc::format;

use super::listed::orphans;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=fmtp` speaks of a payload type that the `m=` line does not list.
    ///
    /// Chrome 156 refuses such a description (“Failed to parse codecs correctly.”); Firefox 153 takes it. It
    /// is what is left when a codec is taken out of the `m=` line by hand.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rtpmap:96 VP8/90000
    /// a=fmtp:97 apt=96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96 97
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "fmtp-orphan",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §6.15 “The format must be one of the formats specified for the media”",
    ],
    errors: ["Failed to parse codecs correctly."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in orphans(document) {
        for fmtp in codec.fmtps() {
            let message = format!(
                "`a=fmtp` for payload type {}, which the `m=` line does not list",
                codec.payload()
            );
            let finding = report.add(fmtp.token(0).unwrap_or(fmtp.value_span()), message);
            finding.label(codec.section().line().content_span(), "the formats of the section");
            finding.fix("remove the line", [FixEdit::delete(fmtp.line.span())]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=fmtp:96 max-fr=30\n",
        b"{session}m=application 9 UDP x\na=fmtp:96 x=y\n",
    ],
    fail: &[b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=fmtp:[[97]] apt=96\n"],
    fix: &[(
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=fmtp:97 apt=96\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    )],
    newlines: Newlines::Crlf,
};
