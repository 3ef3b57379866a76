use alloc::format;

use sdpkit_model::Profile;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A dynamic payload type below 96 is used while there is room above.
    ///
    /// Numbers from 35 to 63 are for when 96 to 127 are used up. Some receivers know no dynamic number below
    /// 96. Browsers have long run out of the upper range and use both, so WebRTC is left out.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/AVP 35
    /// a=rtpmap:35 opus/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 96
    /// a=rtpmap:96 opus/48000/2
    /// ```
    id: "payload-type-dynamic-below-96",
    category: Codec,
    severity: Hint,
    applies: Any,
    fix: None,
    sources: [
        "RFC 5761 §4 “dynamic RTP payload types SHOULD be chosen in the range 96-127 where possible”",
        "RFC 3551 §3 “Applications SHOULD first use values in this range”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    if document.profile() == Profile::WebRtc {
        return;
    }
    for section in offered(document) {
        for codec in section.codecs().filter(|codec| codec.is_listed() && codec.rtpmap().is_some())
        {
            let payload = codec.payload();
            let (true, Some(span)) =
                (payload.get() < 96 && payload.is_dynamic(), codec.format_span())
            else {
                continue;
            };
            let used = section.codecs().filter(|codec| codec.payload().get() >= 96).count();
            if used < UPPER_RANGE {
                report
                    .add(
                        span,
                        format!("payload type {payload} is below 96 although higher ones are free"),
                    )
                    .help("use a number from 96 to 127");
            }
        }
    }
}

/// How many payload types there are from 96 to 127.
const UPPER_RANGE: usize = 32;

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 96\na=rtpmap:96 opus/48000/2\n",
        b"{webrtc}m=audio 9 UDP/TLS/RTP/SAVPF 35\na=rtpmap:35 opus/48000/2\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP [[35]] 96\na=rtpmap:96 opus/48000/2\na=rtpmap:35 opus/48000/2\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
