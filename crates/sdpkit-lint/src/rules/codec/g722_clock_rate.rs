use alloc::format;

use super::codecs::{MapSpans, all, is};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// G.722 is mapped with another clock rate than 8000.
    ///
    /// G.722 samples at 16000 Hz, yet its RTP clock is 8000: an error of RFC 1890 that is kept, as
    /// every receiver depends on it. With 16000 browsers do not know the codec.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:9 G722/16000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:9 G722/8000
    /// ```
    id: "g722-clock-rate",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 3551 §4.5.2 “the RTP clock rate for the G722 payload format is 8,000 Hz because that value was erroneously assigned in RFC 1890”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in all(document).filter(|codec| is(codec, "G722")) {
        let Some(map) = codec.rtpmap().filter(|map| map.clock_rate != 8000) else { continue };
        let Some(spans) = MapSpans::of(document.sdp(), &map) else { continue };
        report
            .add(
                spans.clock_rate,
                format!("the RTP clock of G.722 is 8000, not {}", map.clock_rate),
            )
            .fix("write `8000`", [FixEdit::replace(spans.clock_rate, "8000")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=audio 9 RTP/AVP 9\na=rtpmap:9 G722/8000/1\n"],
    fail: &[b"{session}m=audio 9 RTP/AVP 9 96\na=rtpmap:9 G722/[[16000]]\na=rtpmap:96 g722/[[48000]]/1\n"],
    fix: &[(
        b"{session}m=audio 9 RTP/AVP 9\na=rtpmap:9 G722/16000/1\n",
        b"{session}m=audio 9 RTP/AVP 9\na=rtpmap:9 G722/8000/1\n",
    )],
    newlines: Newlines::Crlf,
};
