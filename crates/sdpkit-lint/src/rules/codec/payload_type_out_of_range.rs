use alloc::format;

use sdpkit_core::Token;
use sdpkit_core::attribute::PayloadType;
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A payload type is above 127.
    ///
    /// RTP has seven bits for it. Such a format can never be sent; browsers refuse the description.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 49170 RTP/AVP 128
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 127
    /// ```
    id: "payload-type-out-of-range",
    category: Codec,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 3551 §3 “reserves payload type numbers in the range 96-127 exclusively for dynamic”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections().filter(Section::is_rtp) {
        let Some(media) = section.media() else { continue };
        let is_number = |format: Token<'_>| format.as_bytes().iter().all(u8::is_ascii_digit);
        for format in &media.formats {
            if PayloadType::named(format).is_some() || !is_number(format) {
                continue;
            }
            let Some(span) = document.sdp().span_of(&format) else { continue };
            report
                .add(span, format!("payload type {format} is out of range: RTP has 0 to 127"))
                .help("use a number from 96 to 127, or from 35 to 63 when those are used up");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}m=audio 9 RTP/AVP 0 127\nm=application 9 DTLS/SCTP 5000\n"],
    fail: &[b"{session}m=audio 9 RTP/AVP 0 [[128]] [[99999999999]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
