use alloc::format;

use sdpkit_core::TypedAttribute;
use sdpkit_core::attribute::{Fingerprint, Setup};
use sdpkit_model::DescriptionType;

use super::dtls::uses_dtls;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has a fingerprint and no `a=setup`, and the session level has none either.
    ///
    /// The attribute says who starts the DTLS handshake. Firefox refuses an offer without it ("no
    /// setup attribute"); Chrome takes it as `actpass`, and refuses an answer of its own without it
    /// ("Answerer must use either active or passive value for setup attribute."). Where the type of
    /// the description is known, the fix adds the role that fits it.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=fingerprint:sha-256 DA:51:3F:A8:8A:30:A3:E6:5B:F6:2A:58:32:BD:C8:39:1F:02:2F:C3:9A:CD:9F:51:61:DF:E7:7B:D0:43:AA:55
    /// a=setup:actpass
    /// ```
    id: "setup-missing",
    category: Security,
    severity: Error,
    applies: OfferAnswer,
    fix: Unsafe,
    sources: [
        "RFC 5763 §5 “The endpoint MUST use the setup attribute”",
        "RFC 9429 §5.8.3 “A DTLS setup value, which MUST be set”",
    ],
    errors: ["Invalid offer, no setup attribute at level {}", "Answerer must use either active or passive value for setup attribute."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        if !uses_dtls(section)
            || !section.owns_transport()
            || !section.has_in_effect(Fingerprint::INFO.kind)
            || section.has_in_effect(Setup::INFO.kind)
        {
            continue;
        }
        let finding = report.add(
            section.line().content_span(),
            "no `a=setup` in this section, and none at session level",
        );
        finding.note("Firefox refuses an offer without it: \"no setup attribute\"");
        let role = match document.description_type() {
            Some(DescriptionType::Offer) => "actpass",
            Some(_) => "active",
            None => {
                finding.help("add `a=setup:actpass` in an offer, `a=setup:active` in an answer");
                continue;
            }
        };
        let attribute = format!("a=setup:{role}");
        let edit = match section.lines_of_kind(Fingerprint::INFO.kind).last() {
            Some(fingerprint) => document.line_after(fingerprint, attribute.as_bytes()),
            None => document.line_at_end(section, attribute.as_bytes()),
        };
        finding.fix(format!("add `{attribute}`"), [edit]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{fingerprint}a=setup:actpass\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
        b"{webrtc}{fingerprint}a=setup:x\nm=video 0 UDP/TLS/RTP/SAVPF 96\n{fingerprint}",
        b"{webrtc}a=mid:0\n{audio}",
        b"{session}a=group:BUNDLE 0 1\nm=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:0\n{fingerprint}a=setup:actpass\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n{fingerprint}",
        b"{session}{fingerprint}m=application 9 TCP/TLS/BFCP *\n",
    ],
    fail: &[
        b"{session}{fingerprint}[[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\nm=video 9 RTP/AVP 96\na=setup:actpass\n\
            [[m=audio 9 RTP/AVP 0]]\n[[m=application 9 UDP/DTLS/SCTP webrtc-datachannel]]\n",
    ],
    fix: &[
        (
            b"{webrtc}a=mid:0\n{fingerprint}a=rtcp-mux\n",
            b"{webrtc}a=mid:0\n{fingerprint}a=setup:actpass\na=rtcp-mux\n",
        ),
        (
            b"{session}{fingerprint}m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96",
            b"{session}{fingerprint}m=audio 9 UDP/TLS/RTP/SAVPF 0\na=setup:actpass\n\
                m=video 9 UDP/TLS/RTP/SAVPF 96\na=setup:actpass",
        ),
    ],
    newlines: Newlines::Crlf,
};
