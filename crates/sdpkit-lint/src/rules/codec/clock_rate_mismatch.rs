use alloc::format;

use sdpkit_model::ClockRates;

use super::codecs::{MapSpans, all};
use super::words::in_a_row;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec is mapped with a clock rate that it does not have.
    ///
    /// Video runs at 90000, most speech codecs at 8000 or 16000, each as its document says. A
    /// receiver does not know the codec under another rate, or plays it at the wrong speed. Opus and
    /// G.722 have rules of their own.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 VP8/48000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 VP8/90000
    /// ```
    id: "clock-rate-mismatch",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 7741 §6.2.1 “The clock rate in the \"a=rtpmap\" line MUST be 90000”",
        "RFC 6184 §8.2.1 “The clock rate in the \"a=rtpmap\" line MUST be 90000”",
        "RFC 7798 §7.2.1 “The clock rate in the \"a=rtpmap\" line MUST be 90000”",
        "AV1 RTP spec §SDP Parameters “The clock rate in the \"a=rtpmap\" line MUST be 90000”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in all(document) {
        let Some(encoding) = codec.encoding() else { continue };
        let ClockRates::Of(rates) = encoding.clock_rates else { continue };
        let Some(map) = codec.rtpmap() else { continue };
        if rates.contains(&map.clock_rate) || matches!(encoding.name, "opus" | "G722") {
            continue;
        }
        let Some(spans) = MapSpans::of(document.sdp(), &map) else { continue };
        let name = encoding.name;
        let finding = report
            .add(spans.clock_rate, format!("the clock rate of {name} is {}", in_a_row(rates)));
        finding.note(format!("defined in {}", encoding.reference));
        if let Some(rate) = encoding.clock_rates.only() {
            let edit = FixEdit::replace(spans.clock_rate, format!("{rate}"));
            finding.fix(format!("write `{rate}`"), [edit]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVP 96 97 98\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/48000\n\
            a=rtpmap:98 unknown/1\n",
        b"{session}m=audio 9 RTP/AVP 9 96 97 98\na=rtpmap:9 G722/16000\na=rtpmap:96 opus/8000/2\n\
            a=rtpmap:97 L16/44100/2\na=rtpmap:98 speex/32000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 VP8/[[48000]]\na=rtpmap:97 h264/[[9000]]/1\n\
            m=audio 9 RTP/AVP 98 99\na=rtpmap:98 speex/[[44100]]\na=rtpmap:99 iLBC/[[16000]]\n",
    ],
    fix: &[(
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/48000\n",
        b"{session}m=video 9 RTP/AVP 96\na=rtpmap:96 VP8/90000\n",
    )],
    newlines: Newlines::Crlf,
};
