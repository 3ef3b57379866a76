use alloc::format;

use sdpkit_model::{MediaKind, Profile};

use super::words::MEDIA;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
use crate::similarity::nearest;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The media type of a section is not registered.
    ///
    /// Known are audio, video, text, application, message and image, in small letters. Receivers
    /// reject a section of another type. Firefox refuses the whole description ("Unsupported media
    /// section type"), so that in WebRTC this is an error. `data` and `control` were withdrawn
    /// with RFC 4566.
    ///
    /// # Bad
    /// ```sdp
    /// m=vidoe 9 UDP/TLS/RTP/SAVPF 96
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// ```
    id: "media-type-unknown",
    category: Media,
    severity: Warning,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.14 “m=<media> <port> <proto> <fmt>”",
        "RFC 8866 §8.2.2 “applications SHOULD NOT use these types”",
    ],
    errors: [
        "Media type unsupported ({}).",
        "Unsupported media section type",
    ],
}

const KNOWN: [&str; 6] = ["audio", "video", "text", "application", "message", "image"];

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for section in document.model().sections() {
        let Some(media) = section.media().filter(|_| section.kind() == MediaKind::Other) else {
            continue;
        };
        let name = media.media;
        let place = section.line().token(MEDIA).unwrap_or(section.line().content_span());
        let finding =
            report.add(place, format!("`{name}` is no media type: receivers reject the section"));
        if document.profile() == Profile::WebRtc {
            finding
                .severity(Severity::Error)
                .note("Firefox refuses the description: \"Unsupported media section type\"");
        }
        finding.help(match nearest(name.as_bytes(), KNOWN, 2) {
            Some(meant) => format!("write `{meant}`"),
            None => "write `audio`, `video`, `text`, `application`, `message` or `image`".into(),
        });
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}m=video 9 RTP/AVP 31\nm=text 9 RTP/AVP 98\nm=application 9 UDP/DTLS/SCTP x\nm=message 9 TCP/MSRP *\nm=image 9 udptl t38\n",
        b"{session}m=vidoe x RTP/AVP 31\n",
    ],
    fail: &[
        b"{session}m=[[vidoe]] 9 RTP/AVP 31\nm=[[Audio]] 9 RTP/AVP 0\nm=[[x-data]] 9 UDP 0\nm=[[data]] 9 UDP 0\n",
        b"{webrtc}m=[[foo]] 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
