use sdpkit_core::attribute::TsRefclk;

use super::clock::report_missing;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section does not say which reference clock its timestamps follow.
    ///
    /// Streams of several senders are put together by their timestamps, which means something only
    /// when all follow one clock. ST 2110-10 has the line in each section, not at session level:
    /// the PTP grandmaster and its domain, or the hardware address of a sender that follows none.
    /// A description of AES67 alone may have it at session level, and lacking it is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 50000 RTP/AVP 112
    /// a=mediaclk:direct=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 50000 RTP/AVP 112
    /// a=mediaclk:direct=0
    /// a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:37
    /// ```
    id: "st2110-ts-refclk-missing",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_82_1` (ST 2110-10 Section 8.2)",
        "RFC 7273 §5.2 “it is required that a reference clock be specified”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    report_missing::<TsRefclk<'_>>(document, "which clock the timestamps follow", report);
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=ts-refclk:localmac=02-00-5E-10-00-01\n",
        b"{session}a=ts-refclk:ptp=IEEE1588-2008:39-A7-94-FF-FE-07-CB-D0:0\n{pcm}",
        b"{session}{raw}a=ts-refclk:ptp=traceable\n",
    ],
    fail: &[
        b"{session}[[m=video 50000 RTP/AVP 96]]\na=rtpmap:96 raw/90000\na=mediaclk:direct=0\n",
        b"{session}a=ts-refclk:ptp=IEEE1588-2008:traceable\n[[m=video 50000 RTP/AVP 96]]\na=rtpmap:96 raw/90000\n",
        b"{session}[[m=audio 50030 RTP/AVP 97]]\na=rtpmap:97 L24/48000/2\na=mediaclk:direct=0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
