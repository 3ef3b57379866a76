use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The largest datagram of a stream is none of the two limits of ST 2110-10.
    ///
    /// A datagram has up to 1460 bytes, or up to 8960 in networks for larger ones, which is what
    /// `MAXUDP` tells receivers and switches to be ready for.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 MAXUDP=9000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 MAXUDP=8960
    /// ```
    id: "st2110-video-maxudp",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_20_73_4` (ST 2110-20 Section 7.3)"],
}

const LIMITS: &[&str] = &["1460", "8960"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw, Format::Compressed]) {
        if let Some(limit) = stream.parameter("MAXUDP") {
            limit.check_word(LIMITS, "ST 2110-10", report);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 MAXUDP=1460\n{raw}a=fmtp:96 MAXUDP=8960\n{raw}a=fmtp:96 depth=8\n",
    ],
    fail: &[
        b"{session}{raw}a=fmtp:96 MAXUDP=[[9000]]\n{raw}a=fmtp:96 MAXUDP=[[01460]]; depth=8\n{raw}a=fmtp:96 [[MAXUDP]]=\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 jxsv/90000\na=fmtp:96 MAXUDP=[[1500]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
