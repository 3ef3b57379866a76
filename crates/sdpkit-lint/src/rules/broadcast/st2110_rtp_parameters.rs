use alloc::format;

use sdpkit_core::line::MediaLine;
use sdpkit_model::Section;

use super::stream::{sections, speaks_st2110, streams_of};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A stream is not plain RTP over UDP with a dynamic payload type.
    ///
    /// ST 2110 streams are RTP without encryption and without feedback, `RTP/AVP`, and their
    /// payload types are numbers from 96 to 127 that an `a=rtpmap` explains. The two static types
    /// for CD sound (`L16` at 44.1 kHz, 10 and 11) keep theirs. Receivers refuse other profiles,
    /// and take static numbers for telephony codecs. In a description of AES67 alone this is a
    /// warning.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 50000 RTP/SAVP 31
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 50000 RTP/AVP 112
    /// ```
    id: "st2110-rtp-parameters",
    category: Broadcast,
    severity: Error,
    applies: St2110,
    fix: None,
    sources: [
        "AMWA-TV/sdpoker `test_10_62_1` (ST 2110-10 Section 6.2)",
        "RFC 3551 §6 “values in the range 96-127 MAY be defined dynamically”",
    ],
}

/// The words of an `m=` line before the transport.
const TRANSPORT_WORD: usize = 2;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if sections(model).all(|section| is_plain(section) && has_dynamic_payloads(section)) {
        return;
    }
    let severity = if speaks_st2110(model) { Severity::Error } else { Severity::Warning };
    for section in sections(model) {
        let Some(MediaLine { transport, .. }) = section.media() else { continue };
        if !is_plain(section) {
            let place = section.line().token(TRANSPORT_WORD);
            let message = format!("`{transport}` is no transport of ST 2110");
            report
                .add(place.unwrap_or(section.line().content_span()), message)
                .severity(severity)
                .help("write `RTP/AVP`: streams are not encrypted and have no feedback");
        }
        for stream in streams_of(section).filter(|stream| !is_allowed(stream.codec.payload().get()))
        {
            let place = stream.codec.format_span().unwrap_or(section.line().content_span());
            let payload = stream.codec.payload().get();
            report
                .add(place, format!("payload type {payload} is not dynamic"))
                .severity(severity)
                .help("use a number from 96 to 127, and explain it with `a=rtpmap`");
        }
    }
}

fn is_plain(section: Section<'_, '_>) -> bool {
    section.transport().is_some_and(|transport| transport == *"RTP/AVP")
}

fn has_dynamic_payloads(section: Section<'_, '_>) -> bool {
    streams_of(section).all(|stream| is_allowed(stream.codec.payload().get()))
}

/// Whether a stream may have the payload type: a dynamic one, or the one of `L16` at 44.1 kHz.
const fn is_allowed(payload: u8) -> bool {
    matches!(payload, 10 | 11 | 96..=127)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{raw}{pcm}m=audio 5004 RTP/AVP 10\n",
        b"{session}m=video 0 RTP/SAVP 31\nm=application 5000 TCP usb\nm=video x RTP/SAVP 31\n",
    ],
    fail: &[
        b"{session}m=video 50000 [[RTP/SAVP]] 96\na=rtpmap:96 raw/90000\nm=video 50000 [[RTP/AVPF]] [[35]]\n",
        b"{session}{raw}m=audio 5004 RTP/AVP [[0]] 97 [[8]]\n",
        b"{session}m=audio 5004 RTP/AVP [[8]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
