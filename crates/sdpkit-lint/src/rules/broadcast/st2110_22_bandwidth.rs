use alloc::format;

use sdpkit_core::LineType;
use sdpkit_core::line::{Bandwidth, BandwidthType};

use super::stream::{Format, sections, streams_of};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Compressed video does not say its bandwidth.
    ///
    /// How many bits a compressed picture has follows from nothing else in the description, and
    /// networks of ST 2110 reserve the bandwidth of each stream. It is an `AS` bandwidth, in
    /// kilobits per second with all headers, in the section itself; other types are not read.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 30000 RTP/AVP 112
    /// a=rtpmap:112 jxsv/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 30000 RTP/AVP 112
    /// b=AS:116000
    /// a=rtpmap:112 jxsv/90000
    /// ```
    id: "st2110-22-bandwidth",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: ["AMWA-TV/sdpoker `test_22_73_1` (ST 2110-22 Section 7.3)"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in sections(document.model()) {
        if streams_of(section).all(|stream| stream.format != Format::Compressed) {
            continue;
        }
        let mut bandwidths = section.all_lines::<Bandwidth<'_>>();
        let is_gross = |b: &BandwidthType<'_>| *b == BandwidthType::ApplicationSpecific;
        if bandwidths.any(|bandwidth| is_gross(&bandwidth.bandwidth_type)) {
            continue;
        }
        match section.line_of_type(LineType::Bandwidth) {
            Some(line) => match line.get::<Bandwidth<'_>>() {
                Some(Ok(other)) => report
                    .add(
                        line.value_span(),
                        format!(
                            "`{}` is no bandwidth that receivers of ST 2110-22 read",
                            other.bandwidth_type
                        ),
                    )
                    .help("write `b=AS:` with the kilobits per second of the stream"),
                // Another rule's.
                _ => continue,
            },
            None => report
                .add(
                    section.line().content_span(),
                    "no `b=AS` tells the bandwidth of compressed video",
                )
                .help(
                    "add `b=AS:` with the kilobits per second of the stream, before the attributes",
                ),
        };
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 5000 RTP/AVP 96\nb=TIAS:110000000\nb=AS:116000\na=rtpmap:96 jxsv/90000\n{raw}",
        b"{session}m=video 5000 RTP/AVP 96\nb=AS:x\na=rtpmap:96 jxsv/90000\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nb=AS:1\nt=0 0\n[[m=video 5000 RTP/AVP 96]]\na=rtpmap:96 jxsv/90000\n",
        b"{session}m=video 5000 RTP/AVP 96\nb=[[TIAS:110000000]]\na=rtpmap:96 jxsv/90000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
