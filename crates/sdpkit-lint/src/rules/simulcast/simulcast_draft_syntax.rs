use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line};
use sdpkit_model::Profile;

use super::streams::draft;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=simulcast` has the form of an early draft.
    ///
    /// `a=simulcast: send rid=h;l` is what Firefox wrote until about version 62 (from memory; no such version
    /// was asked). No current browser reads it.
    ///
    /// # Bad
    /// ```sdp
    /// a=simulcast: send rid=h;l
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=simulcast:send h;l
    /// ```
    id: "simulcast-draft-syntax",
    category: Simulcast,
    severity: Error,
    applies: WebRtc,
    fix: Safe,
    sources: [
        "RFC 8853 §4 “a=simulcast”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: [
        "No rid attribute for '{}'",
        "Rid can contain only alphanumeric characters (according to RFC {})",
    ],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    document.profile() == Profile::WebRtc
        && matches!(error.kind(), ErrorKind::Value { .. })
        && draft(line).is_some()
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.claimed_by(&RULE) {
        let (Some(attr), Some(current)) = (line.attribute(), draft(line)) else { continue };
        report
            .add(
                attr.value_span(),
                "`a=simulcast` in the form of a draft, which current browsers do not read",
            )
            .fix(
                format!("write `a=simulcast:{current}`"),
                [FixEdit::replace(attr.value_span(), current)],
            );
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:send h;l\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=simulcast:[[ send rid=h;l]]\n",
    ],
    fix: &[
        (
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast: send rid=h;l\n",
            b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=extmap:1 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id\na=rid:h send\na=rid:l send\na=simulcast:send h;l\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
