use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

use sdpkit_core::attribute::PayloadType;
use sdpkit_core::{AttributeKind, Span};
use sdpkit_model::Section;

use super::listed::{looks_like_rtcp, offered};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type from 64 to 95 is used where RTP and RTCP share a port.
    ///
    /// The second byte of such a packet is that of an RTCP packet: a receiver takes the media for
    /// reports. Chrome refuses the description ("used an invalid payload type").
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 72
    /// a=rtcp-mux
    /// a=rtpmap:72 opus/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=rtcp-mux
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "payload-type-rtcp-conflict",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 5761 §4 “payload type values in the range 64-95 MUST NOT be used”",
        "libwebrtc pc/sdp_offer_answer.cc “' used an invalid payload type”",
    ],
    errors: ["' used an invalid payload type {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let is_conflict = |section: &Section<'_, '_>| {
        shares_port(section) && section.codecs().any(|codec| looks_like_rtcp(codec.payload()))
    };
    if !offered(document).any(|section| is_conflict(&section)) {
        return;
    }
    // The sections of a BUNDLE group are one RTP session: a number means the same in all of them.
    let mut sessions: BTreeMap<u32, Vec<Section<'_, '_>>> = BTreeMap::new();
    for section in offered(document) {
        let group = section.bundle().map(|bundle| bundle.group().line);
        let session = sessions.entry(group.unwrap_or(section.line()).span().start());
        session.or_default().push(section);
    }
    for sections in sessions.values() {
        check_session(sections, report);
    }
}

/// Reports each conflict; the first of a number has the fix, which renumbers all of them.
fn check_session(sections: &[Section<'_, '_>], report: &mut Report<'_>) {
    let conflicting = sections.iter().filter(|section| shares_port(section)).flat_map(|section| {
        let codecs = section.codecs().filter(|codec| looks_like_rtcp(codec.payload()));
        codecs.filter_map(|codec| Some((codec.payload(), codec.format_span()?)))
    });
    let mut numbers = FreeNumbers::of(sections);
    let mut places: Option<Vec<(PayloadType, Span)>> = None;
    let mut known: BTreeMap<PayloadType, Option<u8>> = BTreeMap::new();
    for (payload, span) in conflicting {
        let message = format!("payload type {payload} looks like RTCP on a port that both share");
        let finding = report.add(span, message);
        let is_first = !known.contains_key(&payload);
        let Some(number) = *known.entry(payload).or_insert_with(|| numbers.next()) else {
            finding.help("use a number from 96 to 127, or from 35 to 63 when those are used up");
            continue;
        };
        let help = format!("renumber it to {number}");
        if !is_first {
            finding.help(help);
            continue;
        }
        let places = places
            .get_or_insert_with(|| sections.iter().flat_map(Section::payload_references).collect());
        let own = places.iter().filter(|(named, _)| *named == payload);
        finding.fix(help, own.map(|(_, span)| FixEdit::replace(*span, format!("{number}"))));
    }
}

/// Whether RTCP comes to the port of RTP: the first section of a BUNDLE group may say so for all
/// (RFC 9143 §7.1.3).
fn shares_port(section: &Section<'_, '_>) -> bool {
    section.has(AttributeKind::RtcpMux) || section.transport_owner().has(AttributeKind::RtcpMux)
}

/// The dynamic payload types that no section of an RTP session uses, those to be used first at the
/// front (RFC 3551 §3).
struct FreeNumbers {
    is_used: [bool; 128],
}

impl FreeNumbers {
    fn of(sections: &[Section<'_, '_>]) -> Self {
        let mut is_used = [false; 128];
        for codec in sections.iter().flat_map(Section::codecs) {
            if let Some(used) = is_used.get_mut(usize::from(codec.payload().get())) {
                *used = true;
            }
        }
        Self { is_used }
    }

    fn next(&mut self) -> Option<u8> {
        (96..=127).chain(35..=63).find(|&number| {
            let used = self.is_used.get_mut(usize::from(number));
            used.is_some_and(|used| !core::mem::replace(used, true))
        })
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 72\na=rtpmap:72 opus/48000/2\n",
        b"{session}m=audio 9 RTP/AVP 63 96\na=rtcp-mux\na=rtpmap:63 opus/48000/2\na=rtpmap:96 opus/48000/2\n",
        b"{session}m=audio 0 RTP/AVP 72\na=rtcp-mux\na=rtpmap:72 opus/48000/2\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP [[64]] 0 [[95]]\na=rtcp-mux\na=rtpmap:64 opus/48000/2\na=rtpmap:95 L16/8000\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\na=rtcp-mux\n\
            m=video 9 UDP/TLS/RTP/SAVPF [[72]]\na=mid:1\na=rtpmap:72 VP8/90000\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVP 72 96 73\na=rtcp-mux\na=rtpmap:72 VP8/90000\na=rtcp-fb:72 nack\n\
                a=rtpmap:96 VP9/90000\na=rtpmap:73 rtx/90000\na=fmtp:73 apt=72\na=rid:a send pt=72,96\n",
            b"{session}m=video 9 RTP/AVP 97 96 98\na=rtcp-mux\na=rtpmap:97 VP8/90000\na=rtcp-fb:97 nack\n\
                a=rtpmap:96 VP9/90000\na=rtpmap:98 rtx/90000\na=fmtp:98 apt=97\na=rid:a send pt=97,96\n",
        ),
        (
            b"{session}a=group:BUNDLE 0 1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 96\na=mid:0\na=rtcp-mux\na=rtpmap:96 opus/48000/2\n\
                m=video 9 UDP/TLS/RTP/SAVPF 72\na=mid:1\na=rtpmap:72 VP8/90000\n\
                m=video 9 UDP/TLS/RTP/SAVPF 72\na=mid:2\na=rtpmap:72 VP8/90000\n",
            b"{session}a=group:BUNDLE 0 1 2\nm=audio 9 UDP/TLS/RTP/SAVPF 96\na=mid:0\na=rtcp-mux\na=rtpmap:96 opus/48000/2\n\
                m=video 9 UDP/TLS/RTP/SAVPF 97\na=mid:1\na=rtpmap:97 VP8/90000\n\
                m=video 9 UDP/TLS/RTP/SAVPF 97\na=mid:2\na=rtpmap:97 VP8/90000\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
