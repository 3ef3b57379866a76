use alloc::format;

use sdpkit_model::{Codec, MediaKind, Section};

use super::codecs::{is, place};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Telephone keys have a clock rate that no codec of the section has.
    ///
    /// Events share the timestamps of the audio they interrupt, so they need its clock rate: with
    /// Opus `telephone-event/48000`, with PCMU `telephone-event/8000`. Browsers cope with another
    /// rate; gateways lose keys, or measure their length wrongly. Nothing is reported where any
    /// `telephone-event` of the section fits any of its codecs.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 101
    /// a=rtpmap:111 opus/48000/2
    /// a=rtpmap:101 telephone-event/8000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 110
    /// a=rtpmap:111 opus/48000/2
    /// a=rtpmap:110 telephone-event/48000
    /// ```
    id: "telephone-event-clock-mismatch",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 4733 §2.5.1.2 “they MUST use the same sequence number and timestamp base as the regular audio channel”",
        "RFC 4733 §2.4.1 “the <clock rate> component of the a=rtpmap: attribute line”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if section.kind() == MediaKind::Audio && !section.is_rejected() {
            check_section(document, section, report);
        }
    }
}

fn check_section(document: &Document<'_>, section: Section<'_, '_>, report: &mut Report<'_>) {
    let listed = || section.codecs().filter(Codec::is_listed);
    let Some(event) = listed().find(is_event) else { return };
    // Events may have a section of their own (RFC 4733 §2.5.1.1).
    let Some(first) = listed().find(is_audio) else { return };
    let has_event = |rate| listed().any(|codec| is_event(&codec) && codec.clock_rate() == rate);
    if listed().any(|codec| is_audio(&codec) && has_event(codec.clock_rate())) {
        return;
    }
    let (Some(here), Some(rate)) = (place(document, event), event.clock_rate()) else { return };
    let finding = report.add(here, format!("no codec of the section has a clock rate of {rate}"));
    if let (Some(there), Some(rate)) = (place(document, first), first.clock_rate()) {
        finding.label(there, format!("a clock rate of {rate}"));
        finding.help(format!("offer `telephone-event/{rate}`"));
    }
}

fn is_event(codec: &Codec<'_, '_>) -> bool {
    is(codec, "telephone-event")
}

/// Whether `codec` is audio that can be used.
fn is_audio(codec: &Codec<'_, '_>) -> bool {
    codec.is_media() && codec.clock_rate().is_some()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111 0 101 110\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:101 telephone-event/8000\na=rtpmap:110 telephone-event/48000\n",
        b"{session}m=audio 9 RTP/AVP 9 101\na=rtpmap:101 telephone-event/8000/1\n",
        b"{session}m=audio 9 RTP/AVP 101\na=rtpmap:101 telephone-event/8000\n",
        b"{session}m=audio 9 RTP/AVP 0 101 110\na=rtpmap:101 telephone-event/8000\n\
            a=rtpmap:110 telephone-event/48000\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 111 101 110\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:101 [[telephone-event]]/8000\na=rtpmap:110 telephone-event/16000\n",
        b"{session}m=audio 9 RTP/AVP 0 101\na=rtpmap:101 [[telephone-event]]/16000\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
