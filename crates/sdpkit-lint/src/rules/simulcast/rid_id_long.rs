use alloc::format;

use sdpkit_core::attribute::RidAttribute;

use super::streams::renamed;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A restriction identifier has more than three characters.
    ///
    /// It stands in many packets; JSEP asks for at most three bytes.
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:high send
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:hi send
    /// ```
    id: "rid-id-long",
    category: Simulcast,
    severity: Hint,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 9429 §5.2.1 “and SHOULD be 3 bytes or less”",
    ],
    errors: ["Rid can be at most {} characters long (according to RFC {})"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rid in document.model().all::<RidAttribute<'_>>() {
        let id = rid.id.as_str();
        let Some(short) = id.get(..LONGEST).filter(|_| id.len() > LONGEST) else { continue };
        let Some(section) = rid.section_index().and_then(|index| document.model().section(index))
        else {
            continue;
        };
        let span = rid.token(0).unwrap_or(rid.value_span());
        let finding = report
            .add(span, format!("the identifier `{id}` has {} bytes; three are enough", id.len()));
        match renamed(section, rid.id, short) {
            Some(edits) => finding.fix(format!("shorten it to `{short}`"), edits),
            None => finding.help("use a short identifier, such as `h`, `m` and `l`"),
        };
    }
}

/// The most bytes that JSEP asks for.
const LONGEST: usize = 3;

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:abc send\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:[[high]] send\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:high send\na=rid:l send\na=simulcast:send high;l\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=rid:hig send\na=rid:l send\na=simulcast:send hig;l\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
