use alloc::format;

use sdpkit_core::Text;
use sdpkit_model::fmtp::Pcm;

use super::stream::{Format, Parameter, Stream, streams_as};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The order of audio channels is not told in the words of ST 2110-30.
    ///
    /// The convention is `SMPTE2110`, and groups of channels follow in parentheses: `M` mono, `DM`
    /// two times mono, `ST` stereo, `LtRt` matrix stereo, `51`, `71` and `222` surround, `SGRP` the
    /// four of an SDI group, `U01` to `U64` that many undefined ones, and for `AM824` also `AES3`,
    /// two that need not be sound. A group that is not known is an error: receivers cannot count
    /// the channels behind it. So many channels that the stream does not have them, and other
    /// conventions, are warnings.
    ///
    /// # Bad
    /// ```sdp
    /// a=fmtp:97 channel-order=SMPTE2110.(5.1,ST)
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=fmtp:97 channel-order=SMPTE2110.(51,ST)
    /// ```
    id: "st2110-audio-channel-order",
    category: Broadcast,
    severity: Warning,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_30_62_4` (ST 2110-30 Section 6.2.2)",
        "RFC 3190",
    ],
}

const CONVENTION: &str = "SMPTE2110";

/// Groups and how many channels they have.
const GROUPS: [(&[u8], u32); 8] = [
    (b"M", 1),
    (b"DM", 2),
    (b"ST", 2),
    (b"LtRt", 2),
    (b"SGRP", 4),
    (b"51", 6),
    (b"71", 8),
    (b"222", 24),
];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for stream in streams_as(document.model(), &[Format::Pcm, Format::Am824]) {
        if let Some(order) = stream.parameter("channel-order") {
            check_order(document, stream, order, report);
        }
    }
}

fn check_order(
    document: &Document<'_>,
    stream: Stream<'_, '_>,
    order: Parameter<'_>,
    report: &mut Report<'_>,
) {
    let Some(parts) = stream.codec.fmtps().find_map(|fmtp| Pcm::of(&fmtp).channel_order()) else {
        report
            .add(order.place, "no convention, and no groups of channels after it")
            .help("write `SMPTE2110.` and the groups in parentheses");
        return;
    };
    let place = |part: Text<'_>| document.sdp().span_of(&part).unwrap_or(order.place);
    if parts.convention != CONVENTION {
        let message = format!("`{}` is not the convention of ST 2110-30", parts.convention);
        report
            .add(place(parts.convention), message)
            .help("write `SMPTE2110.` and the groups in parentheses");
        return;
    }
    if parts.groups().all(Text::is_empty) {
        report
            .add(order.place, "no groups of channels in parentheses after the convention")
            .severity(Severity::Error)
            .help("an example: `channel-order=SMPTE2110.(51,ST)`");
        return;
    }
    let mut sum = Some(0);
    for group in parts.groups() {
        let count = channels_of(group.as_bytes(), stream.format);
        sum = sum.zip(count).map(|(sum, count): (u32, u32)| sum.saturating_add(count));
        if count.is_none() {
            let message = format!("`{group}` is no group of channels of ST 2110");
            report.add(place(group), message).severity(Severity::Error).help(
                "write `M`, `DM`, `ST`, `LtRt`, `51`, `71`, `222`, `SGRP`, or `U` and two digits",
            );
        }
    }
    let channels = u32::from(stream.codec.channels());
    if let Some(sum) = sum.filter(|sum| *sum > channels) {
        let message = format!("{sum} channels in order, and {channels} in the stream");
        let finding = report.add(order.place, message);
        if let Some(map) = stream.codec.rtpmap() {
            finding.label(map.value_span(), "the channels of the stream");
        }
    }
}

/// How many channels a group has, if it is known.
fn channels_of(group: &[u8], format: Format) -> Option<u32> {
    if group == b"AES3" {
        return (format == Format::Am824).then_some(2);
    }
    if let [b'U', tens @ b'0'..=b'6', ones @ b'0'..=b'9'] = group {
        let count = u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
        return (1..=64).contains(&count).then_some(count);
    }
    GROUPS.iter().find(|(known, _)| *known == group).map(|(_, count)| *count)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{pcm}a=fmtp:97 channel-order=SMPTE2110.(ST)\n{pcm}a=fmtp:97 channel-order=SMPTE2110.(M)\n\
            m=audio 5004 RTP/AVP 98\na=rtpmap:98 L24/48000/8\na=fmtp:98 channel-order=SMPTE2110.(51,ST)\n",
        b"{session}m=audio 5004 RTP/AVP 98\na=rtpmap:98 AM824/48000/4\na=fmtp:98 channel-order=SMPTE2110.(AES3,U02)\n\
            m=audio 5004 RTP/AVP 98\na=rtpmap:98 opus/48000/4\na=fmtp:98 channel-order=X\n{pcm}\n",
    ],
    fail: &[
        b"{session}{pcm}a=fmtp:97 channel-order=[[DOLBY]].(ST)\n{pcm}a=fmtp:97 [[channel-order]]\n{pcm}a=fmtp:97 channel-order=[[SMPTE2110]]\n",
        b"{session}{pcm}a=fmtp:97 channel-order=SMPTE2110.([[st]],[[AES3]],[[U65]],[[U00]],M)\n{pcm}a=fmtp:97 channel-order=[[SMPTE2110.()]]\n",
        b"{session}{pcm}a=fmtp:97 channel-order=[[SMPTE2110.(51,ST)]]\n{pcm}a=fmtp:97 channel-order=[[SMPTE2110.(U64)]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
