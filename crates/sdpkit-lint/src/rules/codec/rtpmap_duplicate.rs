use alloc::format;

use sdpkit_core::attribute::RtpMap;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type has two `a=rtpmap` lines in one section.
    ///
    /// A format has at most one. Receivers take the first or the last, so that the two sides may decode with
    /// different codecs; Firefox and Chrome refuse two that differ.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:96 H264/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// a=rtpmap:97 H264/90000
    /// ```
    id: "rtpmap-duplicate",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §6.6 “Up to one \"a=rtpmap:\" attribute can be defined for each media format”",
    ],
    errors: ["Duplicate payload type with conflicting codec name or clock rate."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in document.model().sections().flat_map(|section| section.codecs()) {
        let mut maps = codec.rtpmaps();
        let Some(first) = maps.next() else { continue };
        for map in maps {
            let payload = codec.payload();
            let is_repeat = is_same(&first, &map);
            let to = if is_repeat { "to the same codec" } else { "to different codecs" };
            let message = format!("payload type {payload} is mapped twice, {to}");
            let finding = report.add(map.value_span(), message);
            finding.label(first.value_span(), "first mapped here");
            if is_repeat {
                finding.fix("remove the repeated line", [FixEdit::delete(map.line.span())]);
            } else {
                finding.help("give one of the codecs a payload type of its own");
            }
        }
    }
}

/// Whether two mappings name the same codec; encoding names are compared without case, and one
/// channel is the default (RFC 8866 §6.6).
fn is_same(one: &RtpMap<'_>, other: &RtpMap<'_>) -> bool {
    one.encoding.as_str().eq_ignore_ascii_case(other.encoding.as_str())
        && one.clock_rate == other.clock_rate
        && one.channels.unwrap_or(1) == other.channels.unwrap_or(1)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\nm=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\na=rtpmap:[[96 H264/90000]]\n",
    ],
    fix: &[
        (
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\na=rtpmap:96 OPUS/48000/2\n",
            b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
