use alloc::format;

use sdpkit_core::Text;
use sdpkit_core::attribute::PayloadType;
use sdpkit_model::fmtp::Red;
use sdpkit_model::{Codec, MediaKind};

use super::codecs::called;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Redundant audio is made of a payload type that is not there.
    ///
    /// Mostly what is left after a codec was taken out of a description. Browsers take the
    /// description (Chrome 156 and Firefox 153, measured), but a packet with that payload type
    /// cannot be decoded, so that RED is negotiated and useless.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 63
    /// a=rtpmap:111 opus/48000/2
    /// a=rtpmap:63 red/48000/2
    /// a=fmtp:63 112/112
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111 63
    /// a=rtpmap:111 opus/48000/2
    /// a=rtpmap:63 red/48000/2
    /// a=fmtp:63 111/111
    /// ```
    id: "red-unknown-payload",
    category: Codec,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 2198 §5 “separated list of RTP payload types”",
        "RFC 2198 §5 “no codec other than PCM or DVI will be used in the redundant encodings”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for kind in [MediaKind::Audio, MediaKind::Text] {
        for red in called(document, kind, "red") {
            check_blocks(document, red, report);
        }
    }
}

fn check_blocks(document: &Document<'_>, red: Codec<'_, '_>, report: &mut Report<'_>) {
    // One bit for each payload type that was told.
    let mut told = 0_u128;
    for fmtp in red.fmtps() {
        for item in Red::of(&fmtp).items() {
            let place = document.sdp().span_of(&item).unwrap_or_else(|| fmtp.value_span());
            let Some(payload) = payload_of(item) else {
                report
                    .add(place, format!("`{item}` is no payload type"))
                    .help("write payload types with `/` between them, as in `111/111`");
                continue;
            };
            let bit = 1 << payload.get();
            let is_listed = red.section().codec(payload).is_some_and(|codec| codec.is_listed());
            if is_listed || told & bit != 0 {
                continue;
            }
            told |= bit;
            let finding = report.add(
                place,
                format!(
                    "redundant data of payload type {payload}, which the section does not have"
                ),
            );
            finding.label(red.section().line().content_span(), "the payload types there are");
        }
    }
}

fn payload_of(item: Text<'_>) -> Option<PayloadType> {
    PayloadType::named(sdpkit_core::Token::new(item.to_str().ok()?).ok()?)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 63 111 0\na=rtpmap:63 red/48000/2\na=fmtp:63 111/111/0\n\
            a=rtpmap:111 opus/48000/2\nm=video 9 RTP/AVP 116\na=rtpmap:116 red/90000\na=fmtp:116 1/2\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP 63 111\na=rtpmap:63 red/48000/2\na=fmtp:63 [[112]]/112/111/[[96]]\n\
            a=rtpmap:111 opus/48000/2\na=rtpmap:96 L16/48000\n",
        b"{session}m=audio 9 RTP/AVP 63 0\na=rtpmap:63 red/8000\na=fmtp:63 0/[[opus]]/0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
