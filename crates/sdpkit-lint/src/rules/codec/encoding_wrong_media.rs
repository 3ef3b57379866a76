use alloc::format;

use sdpkit_model::MediaKind;

use super::codecs::place;
use super::words::in_a_row;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A codec stands in a section of another kind of media.
    ///
    /// The name of a codec counts together with the kind of the section: there is `audio/opus` and
    /// no `video/opus`. A receiver looks for the codec among those of the section's kind, and does
    /// not find it.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 111
    /// a=rtpmap:111 opus/48000/2
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "encoding-wrong-media",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §6.6 “profiles use media subtypes for encoding names, under the top-level media type denoted in the \"m=\" line”",
        "RFC 4855 §3 “goes in SDP \"m=\" as the media name”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let kind = section.kind();
        // What other media may hold is not known.
        if !matches!(
            kind,
            MediaKind::Audio | MediaKind::Video | MediaKind::Text | MediaKind::Application
        ) {
            continue;
        }
        for codec in section.codecs() {
            let Some(encoding) = codec.encoding().filter(|encoding| !encoding.is_for(kind)) else {
                continue;
            };
            let Some(place) = place(document, codec) else { continue };
            let name = encoding.name;
            let finding =
                report.add(place, format!("{name} is {}, not {kind}", in_a_row(encoding.kinds)));
            if let Some(media) = section.line().token(0) {
                finding.label(media, format!("a section for {kind}"));
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 9 RTP/AVP 96 97\na=rtpmap:96 opus/48000/2\na=rtpmap:97 unknown/90000\n\
            m=video 9 RTP/AVP 98 99\na=rtpmap:98 H264/90000\na=rtpmap:99 red/90000\n\
            m=image 9 RTP/AVP 96\na=rtpmap:96 opus/48000/2\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVP 96 97\na=rtpmap:96 [[opus]]/48000/2\na=rtpmap:97 VP8/90000\n\
            m=audio 9 RTP/AVP 98 99\na=rtpmap:98 [[vp8]]/90000\na=rtpmap:99 [[smpte336m]]/90000\n",
        b"{session}m=video 9 RTP/AVP 26 [[0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
