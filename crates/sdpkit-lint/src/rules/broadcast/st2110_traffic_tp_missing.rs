use super::stream::{Format, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Uncompressed video does not say how evenly its packets are sent.
    ///
    /// A receiver with little buffer takes only narrow senders, and knows one by `TP`. Without it
    /// such a receiver refuses the stream, or loses packets of a sender that is not narrow. The
    /// parameter came with ST 2110-21; examples of ST 2110-20 are without it.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:112 width=1920; height=1080; SSN=ST2110-20:2017
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:112 width=1920; height=1080; SSN=ST2110-20:2017; TP=2110TPN
    /// ```
    id: "st2110-traffic-tp-missing",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_21_81_1` (ST 2110-21 Section 8.1)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Raw]) {
        // Without any parameters another rule asks for them.
        if stream.codec.fmtp().is_some() && stream.parameter("TP").is_none() {
            report
                .add(stream.place(), "no `TP`: receivers do not know how evenly packets are sent")
                .help("add `TP=2110TPN`, `TP=2110TPNL` or `TP=2110TPW`, as the sender sends");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}a=fmtp:96 TP=2110TPN\n{raw}a=fmtp:96 TP\n{raw}{pcm}a=fmtp:97 channel-order=SMPTE2110.(ST)\n",
        b"{session}m=video 5000 RTP/AVP 96\na=rtpmap:96 smpte291/90000\na=fmtp:96 VPID_Code=132\n",
    ],
    fail: &[b"{session}{raw}[[a=fmtp:96 width=1920]]\n{raw}[[a=fmtp:96 SSN=ST2110-20:2017; TPX=1]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
