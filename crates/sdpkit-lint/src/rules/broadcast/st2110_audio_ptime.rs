use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::Ptime;
use sdpkit_model::{MediaKind, Section};

use super::stream::{Format, Stream, sections, streams_of};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Audio does not say how much of it a packet holds, or more than a packet can hold.
    ///
    /// Receivers choose their buffer, and whether they can take the stream at all, by the packet
    /// time; AES67 and ST 2110-30 want it told. A packet of more than 1440 bytes of audio does not
    /// go through their networks, which is a warning: fewer channels or a shorter time are needed.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 50030 RTP/AVP 97
    /// a=rtpmap:97 L24/48000/8
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 50030 RTP/AVP 97
    /// a=rtpmap:97 L24/48000/8
    /// a=ptime:0.125
    /// ```
    id: "st2110-audio-ptime",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_30_62_3` (ST 2110-30 Section 6.2.1, AES67 Section 8.1)",
        "RFC 8866 §6.4 “the length of time in milliseconds represented by the media in a packet”",
    ],
}

/// The bytes of audio that fit: 1460 bytes of a datagram without the headers of UDP and RTP.
const MOST_BYTES: f64 = 1440.0;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let audio = sections(document.model()).filter(|section| section.kind() == MediaKind::Audio);
    for section in audio {
        let Some(stream) = streams_of(section).find(|stream| bytes_of_sample(*stream).is_some())
        else {
            continue;
        };
        if !section.has(AttributeKind::Ptime) {
            report
                .add(
                    section.line().content_span(),
                    "no `a=ptime` says how much audio a packet holds",
                )
                .help("add it, in milliseconds, as in `a=ptime:1`");
        }
        check_size(section, stream, report);
    }
}

fn check_size(section: Section<'_, '_>, stream: Stream<'_, '_>, report: &mut Report<'_>) {
    let Some(time) = section.first::<Ptime<'_>>() else { return };
    let (Some(bytes), Some(rate)) = (bytes_of_sample(stream), stream.codec.clock_rate()) else {
        return;
    };
    // Times are rounded to whole samples: 0.33 ms at 48 kHz are 16, not 15.84.
    let samples = time.milliseconds.to_f64() * f64::from(rate) / 1000.0 - 0.5;
    let channels = stream.codec.channels();
    if samples * f64::from(channels) * bytes > MOST_BYTES {
        report
            .add(
                time.value_span(),
                format!("{channels} channels for this time do not fit into a packet of 1440 bytes"),
            )
            .severity(Severity::Warning)
            .help("send shorter packets, or fewer channels in a stream");
    }
}

/// The bytes that a sample of one channel has on the wire, in formats of ST 2110.
fn bytes_of_sample(stream: Stream<'_, '_>) -> Option<f64> {
    match stream.format {
        Format::Pcm if stream.codec.is("L16") => Some(2.0),
        Format::Pcm => Some(3.0),
        Format::Am824 => Some(4.0),
        _ => None,
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{pcm}a=ptime:1\nm=audio 5004 RTP/AVP 98\na=rtpmap:98 L24/48000/64\na=ptime:0.12\n",
        b"{session}m=audio 5004 RTP/AVP 98\na=rtpmap:98 L24/48000/10\na=ptime:1\n\
            m=audio 5004 RTP/AVP 99\na=rtpmap:99 L24/48000/30\na=ptime:0.33\n",
        b"{session}m=audio 5004 RTP/AVP 0\n{raw}m=audio 0 RTP/AVP 97\na=rtpmap:97 L24/48000/2\n",
        // Another rule's.
        b"{session}{pcm}a=ptime:x\n",
    ],
    fail: &[
        b"{session}[[m=audio 50030 RTP/AVP 97]]\na=rtpmap:97 L24/48000/2\n[[m=audio 50032 RTP/AVP 98]]\na=rtpmap:98 AM824/48000/2\n{pcm}a=ptime:1\n",
        b"{session}m=audio 5004 RTP/AVP 98\na=rtpmap:98 L24/48000/16\na=ptime:[[1]]\nm=audio 5004 RTP/AVP 98\na=rtpmap:98 L16/48000/2\na=ptime:[[20]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
