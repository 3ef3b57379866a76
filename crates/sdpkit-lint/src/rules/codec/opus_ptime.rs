use alloc::format;

use sdpkit_core::attribute::{Attr, MaxPtime, PositiveDecimal, Ptime};
use sdpkit_model::{Codec, MediaKind, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A packet time is one that Opus cannot have.
    ///
    /// A packet holds one or more frames of 2.5, 5, 10, 20, 40 or 60 ms, 120 ms at most, so its
    /// length is a multiple of 2.5 ms, rounded up: 3, 5, 8, 10, and so on. Encoders take the next
    /// length they know, or ignore the wish. Sections that have other codecs than Opus are not
    /// looked at.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=rtpmap:111 opus/48000/2
    /// a=ptime:24
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=rtpmap:111 opus/48000/2
    /// a=ptime:20
    /// ```
    id: "opus-ptime",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 7587 §6.1 “Possible values are 3, 5, 10, 20, 40, 60, or an arbitrary multiple of an Opus frame size rounded up to the next full integer value, up to a maximum value of 120”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if section.kind() != MediaKind::Audio {
            continue;
        }
        let ptime = section.first::<Ptime<'_>>().map(|ptime| (ptime.attr(), ptime.milliseconds));
        let longest = section.first::<MaxPtime<'_>>();
        let longest = longest.map(|longest| (longest.attr(), longest.milliseconds));
        if (ptime.is_none() && longest.is_none()) || !has_opus_alone(section) {
            continue;
        }
        for (attr, time) in [ptime, longest].into_iter().flatten() {
            if let Some(attr) = attr {
                report_time(attr, time, report);
            }
        }
    }
}

fn has_opus_alone(section: Section<'_, '_>) -> bool {
    let mut media = section.codecs().filter(Codec::is_media).peekable();
    media.peek().is_some() && media.all(|codec| codec.is("opus"))
}

fn report_time(attr: Attr<'_>, time: PositiveDecimal<'_>, report: &mut Report<'_>) {
    if is_packet_time(time.to_f64()) {
        return;
    }
    let message = if time.to_f64() > 120.0 {
        format!("a packet of Opus is 120 ms long at most: {} ms is more", time.as_str())
    } else {
        format!("no packet of Opus is {} ms long", time.as_str())
    };
    report.add(attr.value_span(), message).help("use 20, or a multiple of it");
}

/// Whether `milliseconds` is a multiple of 2.5 up to 120, as it is or rounded up.
fn is_packet_time(milliseconds: f64) -> bool {
    // Twice the time, so that half milliseconds can be compared; 48 frames of 2.5 ms are 120 ms.
    (1_u16..=48).any(|frames| {
        let exact = f64::from(frames) * 2.5;
        let rounded = f64::from((frames * 5).div_ceil(2));
        (milliseconds - exact).abs() < f64::EPSILON || (milliseconds - rounded).abs() < f64::EPSILON
    })
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=ptime:60\na=maxptime:120\n",
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=ptime:30\na=maxptime:3\n",
        b"{session}m=audio 9 RTP/AVP 111\na=rtpmap:111 opus/48000/2\na=ptime:2.5\na=maxptime:13\n",
        b"{session}m=audio 9 RTP/AVP 111 0\na=rtpmap:111 opus/48000/2\na=ptime:24\n",
        b"{session}{audio}a=ptime:24\n",
    ],
    fail: &[b"{session}m=audio 9 RTP/AVP 111 101\na=rtpmap:111 opus/48000/2\n\
            a=rtpmap:101 telephone-event/48000\na=ptime:[[24]]\na=maxptime:[[200]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
