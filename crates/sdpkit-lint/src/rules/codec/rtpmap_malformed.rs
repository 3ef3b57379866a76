use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rtpmap` cannot be read.
    ///
    /// The attribute is `<payload type> <encoding name>/<clock rate>`, for audio with `/<channels>`. Without
    /// it the payload type means nothing: browsers refuse the description, and other receivers drop the
    /// codec without a word.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "rtpmap-malformed",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §6.6 “rtpmap-value = payload-type SP encoding-name \"/\" clock-rate”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::RtpMap)],
    errors: ["Invalid value: {}.", "Expects at least {} fields."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let finding =
            report.add(error.span(), format!("an `a=rtpmap` that cannot be read: {error}"));
        finding.label(line.content_span(), "no codec is known for this payload type");
        finding.help("write `a=rtpmap:<payload type> <encoding name>/<clock rate>`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n"],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8[[]]\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:[[200]] VP8/90000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
