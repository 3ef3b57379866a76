use alloc::format;

use super::listed::retransmissions;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A retransmission payload type does not say what it retransmits.
    ///
    /// `apt` in its `a=fmtp` names the payload type that it repairs. Without it the packets cannot be put
    /// back in place. libwebrtc drops the codec.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=fmtp:97 apt=96
    /// ```
    id: "rtx-apt-missing",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4588 §8.1 “(associated payload type) parameter MUST be used to map the retransmission payload type”",
    ],
    errors: [
        "Failed to set remote video description send parameters for m-section with mid='{}'.",
        "Failed to set local video description recv parameters for m-section with mid='{}'.",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rtx in retransmissions(document) {
        let (Some(map), None) = (rtx.rtpmap(), rtx.apt()) else { continue };
        let stated = rtx.fmtps().find_map(|fmtp| fmtp.parameters.get("apt"));
        let place = stated.and_then(|stated| document.sdp().span_of(&stated));
        let message = match place {
            Some(_) => format!("`apt` of payload type {} is no payload type", rtx.payload()),
            None => format!("payload type {} does not say what it retransmits", rtx.payload()),
        };
        report
            .add(place.unwrap_or(map.value_span()), message)
            .help(format!("add `a=fmtp:{} apt=<payload type of the media>`", rtx.payload()));
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96;rtx-time=3000\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96 97 98\na=rtpmap:96 VP8/90000\na=rtpmap:[[97 rtx/90000]]\na=rtpmap:98 rtx/90000\na=fmtp:98 apt=[[VP8]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
