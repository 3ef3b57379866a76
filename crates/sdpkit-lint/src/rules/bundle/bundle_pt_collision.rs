use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sdpkit_core::Text;
use sdpkit_core::attribute::Parameters;
use sdpkit_model::Codec;
use sdpkit_model::fmtp::same_configuration;
use sdpkit_model::order::Order as _;

use super::members::rtp_members;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type means different codecs in sections of one BUNDLE group.
    ///
    /// All sections of a group are one RTP session. A packet whose section is not told otherwise is
    /// recognised by its payload type, and is then given to the wrong decoder. Chrome 156 and
    /// Firefox 153 take such a description, other peers lose the media. Where only other parameters
    /// differ, such as `stereo` of Opus in one section, it is a warning.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:0
    /// a=rtpmap:96 VP8/90000
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=rtpmap:96 H264/90000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:0
    /// a=rtpmap:96 VP8/90000
    /// m=video 9 UDP/TLS/RTP/SAVPF 97
    /// a=mid:1
    /// a=rtpmap:97 H264/90000
    /// ```
    id: "bundle-pt-collision",
    category: Bundle,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 9143 §9.1.1 “all codecs associated with the payload type number MUST share an identical codec configuration”",
        "RFC 9143 §9.1.1 “the codecs MUST share the same media type, encoding name, clock rate, and any parameter that can affect the codec configuration and packetization”",
    ],
    errors: ["A BUNDLE group contains a codec collision for payload_type='{}'."],
}

/// How many payload types there are: they have seven bits.
const PAYLOAD_TYPES: usize = 128;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        if rtp_members(bundle).nth(1).is_none() {
            continue;
        }
        let mut first_of: [Option<Codec<'_, '_>>; PAYLOAD_TYPES] = [None; PAYLOAD_TYPES];
        for codec in rtp_members(bundle).flat_map(|section| section.codecs()) {
            if !codec.is_listed() {
                continue;
            }
            let Some(slot) = first_of.get_mut(usize::from(codec.payload().get())) else { continue };
            let first = *slot.get_or_insert(codec);
            if first.section().index() == codec.section().index() {
                continue;
            }
            let (Some((message, severity)), Some(place)) =
                (difference(first, codec), codec.format_span())
            else {
                continue;
            };
            let finding = report.add(place, message);
            finding.severity(severity);
            if let Some(first) = first.rtpmap() {
                finding.label(first.line.content_span(), "the first meaning");
            }
            if let Some(map) = codec.rtpmap() {
                finding.label(map.line.content_span(), "the meaning here");
            }
            finding.help("use another payload type in one of the sections");
        }
    }
}

/// In what two codecs of one payload type differ.
fn difference(first: Codec<'_, '_>, codec: Codec<'_, '_>) -> Option<(String, Severity)> {
    let payload = codec.payload();
    let (Some(known), Some(name)) = (first.encoding_name(), codec.encoding_name()) else {
        return None;
    };
    let format = |codec: Codec<'_, '_>, name: &str| {
        format!("`{name}` at {} Hz", codec.clock_rate().unwrap_or_default())
    };
    if first.section().kind() != codec.section().kind()
        || !known.eq_ignore_ascii_case(name)
        || first.clock_rate() != codec.clock_rate()
        || first.channels() != codec.channels()
    {
        let message = format!(
            "payload type {payload} is {} here and {} in another section of the group",
            format(codec, name),
            format(first, known)
        );
        return Some((message, Severity::Error));
    }
    let [one, other] = [first, codec].map(|codec| codec.fmtp().map(|fmtp| fmtp.parameters));
    if one == other {
        return None;
    }
    if !same_configuration(name, one, other) || first.apt() != codec.apt() {
        let message =
            format!("payload type {payload} is `{name}` of different configurations in the group");
        return Some((message, Severity::Error));
    }
    if sorted(one) == sorted(other) {
        return None;
    }
    let message =
        format!("payload type {payload} has different parameters in another section of the group");
    Some((message, Severity::Warning))
}

/// The parameters in an order that does not depend on the text.
fn sorted(parameters: Option<Parameters<'_>>) -> Vec<(Vec<u8>, Option<Text<'_>>)> {
    let parameters = parameters.into_iter().flat_map(|parameters| parameters.iter());
    let key = |text: Text<'_>| text.as_bytes().to_ascii_lowercase();
    let mut sorted: Vec<_> = parameters.map(|p| (key(p.key), p.value)).collect();
    sorted.order();
    sorted
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0 96 101\na=mid:0\na=rtpmap:96 opus/48000/2\n\
            a=fmtp:96 minptime=10;useinbandfec=1\nm=audio 9 UDP/TLS/RTP/SAVPF 0 96 97\na=mid:1\n\
            a=rtpmap:0 PCMU/8000\na=rtpmap:96 OPUS/48000/2\na=fmtp:96 UseInbandFec=1; minptime=10\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=rtpmap:96 VP8/90000\n",
        b"{session}a=group:BUNDLE 0 1\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:0\na=rtpmap:96 VP8/90000\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:1\na=rtpmap:96 H264/90000\n",
    ],
    fail: &[
        b"{session}a=group:BUNDLE 0 1 2\nm=video 9 UDP/TLS/RTP/SAVPF 96 97\na=mid:0\na=rtpmap:96 VP8/90000\n\
            a=rtpmap:97 H264/90000\na=fmtp:97 profile-level-id=42e01f;packetization-mode=1\n\
            m=video 9 UDP/TLS/RTP/SAVPF [[96]] [[97]]\na=mid:1\na=rtpmap:96 H264/90000\na=rtpmap:97 H264/90000\n\
            a=fmtp:97 profile-level-id=640c1f;packetization-mode=1\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0 [[96]]\na=mid:2\na=rtpmap:96 VP8/90000\n",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 111\na=mid:0\na=rtpmap:111 opus/48000/2\n\
            a=fmtp:111 stereo=1\nm=audio 9 UDP/TLS/RTP/SAVPF [[111]]\na=mid:1\na=rtpmap:111 opus/48000/2\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
