use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::SsrcAttribute;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has two sources and retransmissions, but nothing says which source repairs which.
    ///
    /// `a=ssrc-group:FID` pairs them, unless packets name their stream themselves by `a=rid`.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=ssrc:1 cname:x
    /// a=ssrc:2 cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:97 rtx/90000
    /// a=ssrc-group:FID 1 2
    /// a=ssrc:1 cname:x
    /// a=ssrc:2 cname:x
    /// ```
    id: "ssrc-rtx-without-fid",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "RFC 4588 §4 “two different SSRC values MUST be used for the original stream and the retransmission stream”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(|section| section.sources().len() >= 2) {
        let has_rtx = || section.codecs().any(|codec| codec.is_rtx() && codec.is_listed());
        if section.has(AttributeKind::SsrcGroup)
            || section.has(AttributeKind::RidAttribute)
            || !has_rtx()
        {
            continue;
        }
        let Some(line) = section.first::<SsrcAttribute<'_>>() else { continue };
        report
            .add(
                line.value_span(),
                "several sources and retransmissions, and no `a=ssrc-group:FID` that pairs them",
            )
            .help("add `a=ssrc-group:FID <media> <retransmissions>`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\na=ssrc:1 cname:x\na=ssrc:2 cname:x\n",
    ],
    fail: &[
        b"{webrtc}m=video 9 UDP/TLS/RTP/SAVPF 96 97\na=rtpmap:96 VP8/90000\na=rtpmap:97 rtx/90000\na=fmtp:97 apt=96\na=ssrc:[[1 cname:x]]\na=ssrc:2 cname:x\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
