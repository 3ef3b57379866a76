use sdpkit_core::{Error, Line};

use super::words::{Fault, fault};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section lists no format.
    ///
    /// At least one has to be there, even where the section is rejected. Chrome refuses the
    /// description ("Expects at least 4 fields."). It comes from codecs that were filtered out
    /// until none was left: reject the section instead, by port 0 with any format.
    ///
    /// # Bad
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 0 UDP/TLS/RTP/SAVPF 0
    /// ```
    id: "media-no-format",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “m=<media> <port> <proto> <fmt>”",
        "RFC 3264 §6 “At least one MUST be present, as specified by SDP”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: [
        "m={} Expects at least 4 fields.",
        "Answer had no codecs in common with offer in m-section {}",
    ],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    fault(line, error) == Some(Fault::NoFormat)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, _) in document.claimed_by(&RULE) {
        report
            .add(line.content_span(), "no format after the transport")
            .note("Chrome refuses the description: \"Expects at least 4 fields.\"")
            .help("list a format, or reject the section: port 0 and any format");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=application 0 TCP/BFCP *\n",
        b"{session}m=audio 9\nm=audio x RTP/AVP\n",
    ],
    fail: &[b"{session}[[m=video 9 UDP/TLS/RTP/SAVPF]]\na=mid:0\n[[m=application 0 TCP/BFCP]]\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
