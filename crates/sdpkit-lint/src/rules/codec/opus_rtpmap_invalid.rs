use alloc::format;

use super::codecs::{MapSpans, all, is};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Opus is not mapped as `opus/48000/2`.
    ///
    /// Clock rate and channels of `a=rtpmap` say nothing of what is sent: Opus always has a clock
    /// of 48000 and two channels, for mono and for narrow band too, which parameters of `a=fmtp`
    /// ask for. Browsers do not know any other mapping, so the codec is lost.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:111 opus/16000/1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "opus-rtpmap-invalid",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: ["RFC 7587 §7 “MUST be 48000, and the number of channels MUST be 2”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for codec in all(document).filter(|codec| is(codec, "opus")) {
        let Some(map) = codec.rtpmap() else { continue };
        if map.clock_rate == 48_000 && map.channels == Some(2) {
            continue;
        }
        let Some(spans) = MapSpans::of(document.sdp(), &map) else { continue };
        let channels = map.channels.unwrap_or(1);
        let rate = map.clock_rate;
        let message = match (rate, channels) {
            (48_000, 1) => "Opus is mapped with one channel: it always has two".into(),
            (48_000, _) => format!("Opus is mapped with {channels} channels: it always has two"),
            (_, 2) => format!("Opus is mapped with a clock rate of {rate}: it is always 48000"),
            _ => format!(
                "Opus is mapped with a clock rate of {rate} and {channels} channel{}: it always \
                 has 48000 and two",
                if channels == 1 { "" } else { "s" }
            ),
        };
        let encoding = map.encoding;
        report.add(spans.whole, message).fix(
            format!(
                "write `{encoding}/48000/2`; `stereo` and `maxplaybackrate` say what is wanted"
            ),
            [FixEdit::replace(spans.whole, format!("{encoding}/48000/2"))],
        );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111 112\na=rtpmap:111 opus/48000/2\na=rtpmap:112 OPUS/48000/2\n",
        b"{session}m=audio 9 RTP/AVP 112\na=rtpmap:112 multiopus/48000/6\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 1 2 3 4\na=rtpmap:1 [[opus/48000]]\na=rtpmap:2 [[opus/16000/1]]\n\
            a=rtpmap:3 [[Opus/16000/2]]\na=rtpmap:4 [[opus/48000/6]]\n",
    ],
    fix: &[(
        b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 OPUS/16000\n",
        b"{session}m=audio 9 RTP/AVP 96\na=rtpmap:96 OPUS/48000/2\n",
    )],
    newlines: Newlines::Crlf,
};
