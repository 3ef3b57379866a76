use super::sections::data_sections;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `m=` line of a data section has more than one format.
    ///
    /// A section is one SCTP association, used in one way. Receivers look at the first format, or
    /// refuse the section.
    ///
    /// # Bad
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel 5000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=application 9 UDP/DTLS/SCTP webrtc-datachannel
    /// ```
    id: "sctp-fmt-count",
    category: DataChannel,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8841 §4.3 “There MUST be exactly one fmt value per \"m=\" line”",
        "RFC 8841 §4.3 “always describes a single SCTP association”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in data_sections(document.model()) {
        let Some(media) = section.media() else { continue };
        let mut others = media.formats.iter().skip(1);
        let span_of = |format: sdpkit_core::Token<'_>| document.sdp().span_of(format.as_str());
        let Some(first) = others.next().and_then(span_of) else { continue };
        let place = others.last().and_then(span_of).map_or(first, |last| first.cover(last));
        let finding = report.add(place, "a data section has one format");
        if let Some(format) = media.formats.iter().next().and_then(span_of) {
            finding.label(format, "the format");
        }
        finding.help("remove the others; the port belongs into `a=sctp-port`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel\nm=application 9 DTLS/SCTP 5000\n\
            m=application 0 UDP/DTLS/SCTP a b\nm=application 9 udp a b\n",
    ],
    fail: &[
        b"{session}m=application 9 UDP/DTLS/SCTP webrtc-datachannel [[5000]]\n\
            m=application 9 DTLS/SCTP 5000 [[5001 5002]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
