use alloc::format;

use sdpkit_core::AttributeKind;

use super::listed::offered;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// RTP is on an odd port, and `a=rtcp` does not say where RTCP goes.
    ///
    /// By convention RTP takes an even port and RTCP the odd one after it. From an odd RTP port receivers
    /// derive different RTCP ports.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49171 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49171 RTP/AVP 0
    /// a=rtcp:49172
    /// ```
    id: "rtcp-port-not-odd",
    category: Codec,
    severity: Hint,
    applies: SipOrRtsp,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “attribute MUST be used”",
        "RFC 3605 §2",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in offered(document) {
        let says =
            [AttributeKind::Rtcp, AttributeKind::RtcpMux].into_iter().any(|kind| section.has(kind));
        let Some(media) = section.media().filter(|media| media.port % 2 == 1 && !says) else {
            continue;
        };
        // Port 9 stands for "not known yet".
        let Some(span) = section.line().token(1).filter(|_| media.port != 9) else { continue };
        report
            .add(span, format!("RTP on the odd port {}: where RTCP goes is not told", media.port))
            .help("use an even port, or add `a=rtcp`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 49170 RTP/AVP 0\nm=audio 49171 RTP/AVP 0\na=rtcp:49172\nm=audio 9 RTP/AVP 0\n",
    ],
    fail: &[
        b"{session}m=audio [[49171]] RTP/AVP 0\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
