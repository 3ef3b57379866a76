use alloc::format;

use super::stream::{Format, Stream, streams};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Uncompressed video is not called `raw` with a clock of 90 kHz.
    ///
    /// Receivers choose how to unpack a stream by its encoding name, and calculate the time of a
    /// frame with the clock rate, which is 90000 for all video of ST 2110-20. A stream whose
    /// parameters are those of ST 2110-20 has the name that goes with them.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:96 raw/48000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:96 raw/90000
    /// ```
    id: "st2110-video-rtpmap",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_20_71_3` (ST 2110-20 Section 7.1)",
        "RFC 4175 §6",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams(document.model()) {
        let Some(map) = stream.codec.rtpmap() else { continue };
        let place = map.token(1).unwrap_or(map.value_span());
        if stream.format == Format::Raw {
            if map.clock_rate != 90_000 {
                let message = format!("the clock rate of `raw` is {}", map.clock_rate);
                report.add(place, message).help("write `raw/90000`");
            }
        } else if claims_raw(stream) {
            let message =
                format!("the parameters are those of `raw`, and this is `{}`", map.encoding);
            report
                .add(place, message)
                .help("write `raw/90000`, or the parameters that belong to the format");
        }
    }
}

/// Whether the parameters are those of ST 2110-20 alone.
fn claims_raw(stream: Stream<'_, '_>) -> bool {
    stream.starts_with("SSN", "ST2110-20:") || stream.starts_with("PM", "2110")
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 PM=2110GPM; SSN=ST2110-20:2017\n{raw}\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 RAW/90000\nm=video 5000 RTP/AVP 96\na=rtpmap:96 H264/90000\n",
        // Without a name it is another rule's.
        b"{session}m=video 5000 RTP/AVP 96\na=fmtp:96 SSN=ST2110-20:2017\n",
    ],
    fail: &[
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 [[raw/48000]]\n",
        b"{session}m=video 5000 RTP/AVP 96 97\na=rtpmap:96 [[rawvideo/90000]]\na=fmtp:96 PM=2110GPM\n\
            a=rtpmap:97 [[smpte291/90000]]\na=fmtp:97 SSN=ST2110-20:2017\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
