use alloc::format;

use sdpkit_core::{Error, Line};

use super::words::{Fault, fault};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The media line is not a media type, a port, a transport and formats.
    ///
    /// Without it the section is nobody's: Chrome refuses the description ("Expects at least 4
    /// fields."), and others drop the section, or take its attributes for those of the section
    /// before it. Words are separated by single spaces and hold no slash but the one before a
    /// number of ports and those of the transport. A wrong port and missing formats are told by
    /// rules of their own.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// ```
    id: "media-malformed",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.14 “m=<media> <port> <proto> <fmt>”"],
    claims: [crate::Claim::When(claims)],
    errors: ["m={} Expects at least 4 fields.", "Expects m line."],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    fault(line, error) == Some(Fault::Other)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("malformed media line: {}", error.quoting(document.sdp())))
            .note("Chrome refuses a description with fewer than four words here")
            .help("write media, port, transport and formats, as in `m=audio 49170 RTP/AVP 0`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=video 49170/2 RTP/AVP 31\nm=image 54111 udptl t38\nm=message 7654 TCP/MSRP *\nm=x-data 9 UDP 0\n",
        b"{session}m=audio x RTP/AVP 0\nm=audio 9 RTP/AVP\nm=audio 9/0 RTP/AVP 0\n",
    ],
    fail: &[
        b"{session}m=audio [[RTP/AVP]] 0\nm=audio 9[[]]\nm=audio[[]]\nm=audio 9 RTP/[[/AVP]] 0\n",
        b"{session}m=application[[/TP-LINK]] 0 RTP/AVP smart\n",
        b"{session}m=audio 9 RTP/AVP 0[[/8]]\nm=[[\xc3\xa4]] 9 RTP/AVP 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
