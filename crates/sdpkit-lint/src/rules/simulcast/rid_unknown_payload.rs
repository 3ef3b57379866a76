use alloc::format;

use sdpkit_core::attribute::{PayloadType, RidAttribute};
use sdpkit_core::{Span, Token};
use sdpkit_model::Section;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// An `a=rid` names a payload type that its section does not offer.
    ///
    /// The stream could never be sent so. It is what is left when a codec is removed by hand.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rid:h send pt=99
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=rid:h send pt=96
    /// ```
    id: "rid-unknown-payload",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8851 §6.1 “Any payload type chosen MUST be a valid payload type for the media section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for rid in document.model().all::<RidAttribute<'_>>() {
        let section = rid.section_index().and_then(|index| document.model().section(index));
        let (Some(section), Some(formats)) = (section.filter(Section::is_rtp), rid.formats) else {
            continue;
        };
        let is_offered = |format: &Token<'_>| {
            let codec = PayloadType::named(*format).and_then(|payload| section.codec(payload));
            codec.is_some_and(|codec| codec.is_listed())
        };
        let count = formats.iter().count();
        let unknown = formats.iter().filter(|format| !is_offered(format)).count();
        for (number, format) in formats.iter().enumerate().filter(|(_, format)| !is_offered(format))
        {
            let Some(span) = document.sdp().span_of(&format) else { continue };
            let finding =
                report.add(span, format!("payload type {format} is not offered in this section"));
            finding.label(section.line().content_span(), "the formats of the section");
            if unknown == count {
                finding.help("remove the stream, or name a payload type of the section");
                continue;
            }
            // With the comma before it, or after it where none is before.
            let span = match number {
                0 => Span::new(span.start(), span.end() + 1),
                _ => Span::new(span.start() - 1, span.end()),
            };
            finding.fix("remove the payload type", [FixEdit::delete(span)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send pt=96\na=rid:l send\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send pt=[[99]]\na=rid:l send pt=96,[[98]];max-fps=30\n",
    ],
    fix: &[
        (
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send pt=98,96\na=rid:l recv pt=96,97;max-fps=30\n",
            b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send pt=96\na=rid:l recv pt=96;max-fps=30\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
