use alloc::format;

use sdpkit_core::Token;
use sdpkit_model::Section;

use super::words::formats;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A format of an RTP section is no payload type.
    ///
    /// With RTP the formats are payload types, numbers from 0 to 127. A name belongs into
    /// `a=rtpmap`, which maps a payload type to it. Receivers refuse the description or skip the
    /// format. A number that is too large is told by a rule of its own.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 RTP/AVP opus
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 RTP/AVP 111
    /// a=rtpmap:111 opus/48000/2
    /// ```
    id: "media-format-not-payload-type",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “the <fmt> subfields contain RTP payload type numbers”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(Section::is_rtp) {
        let is_number = |format: Token<'_>| format.as_bytes().iter().all(u8::is_ascii_digit);
        for (format, place) in formats(section).filter(|(format, _)| !is_number(*format)) {
            report
                .add(place, format!("`{format}` is no payload type"))
                .help("write a number from 96 to 127, and map it to the name with `a=rtpmap`");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=video 9 UDP/TLS/RTP/SAVPF 127 35\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\nm=image 9 udptl t38\n",
        b"{session}m=audio x RTP/AVP opus\n",
    ],
    fail: &[
        b"{session}m=audio 9 RTP/AVP [[opus]] 0 128\nm=audio 17000 RTP/AVP [[-1]] [[0x60]]\nm=audio 9 RTP/SAVPF [[*]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
