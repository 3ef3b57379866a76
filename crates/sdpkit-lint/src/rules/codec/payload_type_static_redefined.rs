use alloc::format;

use sdpkit_core::attribute::RtpMap;
use sdpkit_model::StaticPayload;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rtpmap` gives a static payload type another meaning.
    ///
    /// RFC 3551 assigns the numbers up to 34 for good, and many receivers never look at `a=rtpmap` for those:
    /// they decode what they were assigned. Old libwebrtc refused it (“Duplicate statically assigned payload
    /// type with conflicting codec name or clock rate.”).
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// a=rtpmap:0 opus/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 96
    /// a=rtpmap:96 opus/48000/2
    /// ```
    id: "payload-type-static-redefined",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 3551 §3 “MAY be dynamically bound to new encodings if needed”",
    ],
    errors: [
        "Duplicate statically assigned payload type with conflicting codec name or clock rate.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for map in document.model().all::<RtpMap<'_>>() {
        let Some(assigned) = StaticPayload::of(map.payload) else { continue };
        if agrees(&map, assigned) {
            continue;
        }
        let StaticPayload { encoding, clock_rate, .. } = assigned;
        let payload = map.payload;
        report
            .add(
                map.value_span(),
                format!("payload type {payload} is {encoding}/{clock_rate} by RFC 3551, and another codec here"),
            )
            .help("use a dynamic payload type, 96 to 127");
    }
}

/// Whether a mapping says what is assigned anyway; where a number of channels is assigned, one is the
/// default.
fn agrees(map: &RtpMap<'_>, assigned: &StaticPayload) -> bool {
    map.encoding.as_str().eq_ignore_ascii_case(assigned.encoding)
        && map.clock_rate == assigned.clock_rate
        && assigned.channels.is_none_or(|channels| map.channels.unwrap_or(1) == channels)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 0 9 10 14\na=rtpmap:0 pcmu/8000/1\na=rtpmap:9 G722/8000\na=rtpmap:10 L16/44100/2\na=rtpmap:14 MPA/90000\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 0 10\na=rtpmap:[[0 opus/48000/2]]\na=rtpmap:[[10 L16/44100]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
