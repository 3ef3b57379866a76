use alloc::format;

use sdpkit_core::{Error, Line};
use sdpkit_model::Profile;

use super::words::{Fault, PORT, fault};
use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The port of a section is no port number.
    ///
    /// It is a number up to 65535. Chrome refuses the description for any other ("The port number
    /// is invalid"), and so does Firefox for what is no number ("Invalid port format"); it takes
    /// 65536 for 0 and rejects the section. A number of ports after a slash belongs to layered
    /// encodings; browsers have none, and Chrome refuses it.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 70000 RTP/AVP 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 49170 RTP/AVP 0
    /// ```
    id: "media-port-invalid",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “<port> is the transport port to which the media stream is sent”",
        "RFC 8866 §5.14 “m=<media> <port>/<number of ports> <proto> <fmt> ...”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: [
        "m={} The port number is invalid",
        "Invalid port format ({}) specified for transport protocol ({}), parse failed.",
    ],
}

const CHROME: &str = "Chrome refuses the description: \"The port number is invalid\"";

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    fault(line, error) == Some(Fault::Port)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let place = line.token(PORT).unwrap_or(error.span());
        report
            .add(place, format!("`{}` is no port", document.sdp().slice(place)))
            .note(CHROME)
            .help(
                "write a number up to 65535; 9 where it is not known yet, 0 to reject the section",
            );
    }
    if document.profile() != Profile::WebRtc {
        return;
    }
    for section in document.model().sections() {
        let count = section.media().and_then(|media| media.port_count);
        let Some(place) = section.line().token(PORT).filter(|_| count.is_some()) else { continue };
        report
            .add(place, "a number of ports, which no browser has a use for")
            .note(CHROME)
            .help("leave the slash and the number out");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=audio 0 RTP/AVP 0\nm=audio 65535 RTP/AVP 0\nm=video 49170/2 RTP/AVP 31\n",
        b"{session}m=audio RTP/AVP 0\nm=audio x\n",
        b"{webrtc}",
    ],
    fail: &[
        b"{session}m=audio [[65536]] RTP/AVP 0\nm=audio [[abc]] RTP/AVP 0\nm=video [[-1353744643]] RTP/AVP 96\n\
            m=audio [[9/x]] RTP/AVP 0\nm=audio [[9/0]] RTP/AVP 0\nm=audio [[9x]] RTP/AVP 0\n",
        b"{webrtc}m=audio [[9/2]] UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
