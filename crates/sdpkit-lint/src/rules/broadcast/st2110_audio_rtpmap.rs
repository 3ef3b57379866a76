use alloc::format;
use alloc::string::String;

use sdpkit_core::attribute::RtpMap;
use sdpkit_model::{MediaKind, Placed};

use super::stream::{Format, Stream, speaks_st2110, streams};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Audio has an encoding or a sampling rate that ST 2110-30 does not know.
    ///
    /// Audio is linear PCM with 16 or 24 bits (`L16`, `L24`) at 48 kHz, `L24` also at 96 kHz and
    /// `L16` at 44.1 kHz; or AES3 as it is (`AM824`, ST 2110-31) at any of these, with an even
    /// number of channels. Receivers take no other. Three things are warnings: other rates of PCM
    /// in a description of AES67 alone, other encodings there not being its business; and a
    /// number of channels that is left out: it means one, and not all receivers know.
    ///
    /// # Bad
    /// ```sdp
    /// a=rtpmap:97 L24/44100/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rtpmap:97 L24/48000/2
    /// ```
    id: "st2110-audio-rtpmap",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_30_62_1` (ST 2110-30 Section 6.2.1)",
        "RFC 3190",
        "RFC 8866 §6.6 “This parameter is OPTIONAL and may be omitted if the number of channels is one”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let is_audio = |stream: &Stream<'_, '_>| stream.codec.section().kind() == MediaKind::Audio;
    for stream in streams(document.model()).filter(is_audio) {
        let Some(map) = stream.codec.rtpmap() else { continue };
        if let Some((message, help)) = fault(stream.format, map) {
            let is_strict = speaks_st2110(document.model());
            if stream.format == Format::Other && !is_strict {
                continue;
            }
            let place = map.token(1).unwrap_or(map.value_span());
            let finding = report.add(place, message);
            if !is_strict {
                finding.severity(Severity::Warning);
            }
            finding.help(help);
        } else if map.channels.is_none() {
            report
                .add(map.token(1).unwrap_or(map.value_span()), "the number of channels is left out")
                .severity(Severity::Warning)
                .help(format!("write `{}/{}/1`", map.encoding, map.clock_rate));
        }
    }
}

/// What is wrong with the encoding, and what to do.
fn fault(format: Format, map: Placed<'_, RtpMap<'_>>) -> Option<(String, &'static str)> {
    let (encoding, rate) = (map.encoding, map.clock_rate);
    let is_long = encoding.eq_ignore_ascii_case("L24");
    match (format, rate) {
        (Format::Pcm, 48_000) => None,
        (Format::Pcm, 96_000) if is_long => None,
        (Format::Pcm, 44_100) if !is_long => None,
        (Format::Pcm, _) => Some((
            format!("`{encoding}` at {rate} Hz is no audio of ST 2110-30"),
            "use 48000 Hz, `L24` at 96000 Hz or `L16` at 44100 Hz",
        )),
        (Format::Am824, 44_100 | 48_000 | 96_000) => {
            let channels = map.channels.unwrap_or(1);
            (channels % 2 == 1).then(|| {
                (
                    format!("{channels} channels of `{encoding}`: AES3 has two in each signal"),
                    "write an even number of channels",
                )
            })
        }
        (Format::Am824, _) => Some((
            format!("`{encoding}` at {rate} Hz is no audio of ST 2110-31"),
            "use 48000, 96000 or 44100 Hz",
        )),
        _ => Some((
            format!("`{encoding}` is no audio of ST 2110"),
            "use `L24`, `L16`, or `AM824` for AES3 as it is",
        )),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{pcm}m=audio 5004 RTP/AVP 98\na=rtpmap:98 L16/44100/1\nm=audio 5004 RTP/AVP 99\na=rtpmap:99 l24/96000/8\n\
            m=audio 5004 RTP/AVP 100\na=rtpmap:100 AM824/44100/2\nm=video 5004 RTP/AVP 101\na=rtpmap:101 raw/90000\n",
        // Nothing here claims to be ST 2110.
        b"{session}m=audio 5004 RTP/AVP 98 0\na=rtpmap:98 opus/48000/2\na=ts-refclk:local\n",
        b"{session}m=video 5004 RTP/AVP 98\na=rtpmap:98 L24/12\n",
    ],
    fail: &[
        b"{session}{raw}m=audio 5004 RTP/AVP 98 99 100\na=rtpmap:98 [[L16/96000/2]]\na=rtpmap:99 [[L24/44100/2]]\na=rtpmap:100 [[L24/32000/2]]\n",
        b"{session}{raw}m=audio 5004 RTP/AVP 98 99\na=rtpmap:98 [[opus/48000/2]]\na=rtpmap:99 [[L20/48000/2]]\n",
        b"{session}m=audio 5004 RTP/AVP 98 99\na=rtpmap:98 [[AM824/48000/3]]\na=rtpmap:99 [[AM824/32000/2]]\n",
        b"{session}m=audio 5004 RTP/AVP 98 99\na=rtpmap:98 [[L24/48000]]\na=rtpmap:99 [[L24/192000/2]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
