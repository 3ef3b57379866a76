use sdpkit_core::{Line, LineType};
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A media section has no connection line, and the session level has none either.
    ///
    /// Without `c=` a receiver does not know where the media goes. Firefox refuses such a
    /// description ("c= connection line not specified for every media level"); Chrome takes it. In
    /// WebRTC the line says nothing, because ICE finds the address, but it has to be there:
    /// `c=IN IP4 0.0.0.0` is the place holder.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=mid:0
    /// ```
    id: "connection-missing",
    category: Session,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: [
        "RFC 8866 §5.7 “MUST contain either at least one \"c=\" line in each media description or a single \"c=\" line at the session level”",
    ],
    errors: ["c= connection line not specified for every media level, validation failed"],
}

/// What browsers write before they know an address (RFC 9429 §5.2.1).
const PLACE_HOLDER: &[u8] = b"c=IN IP4 0.0.0.0";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut sections = document.sections();
    if sections.next().is_some_and(has_connection) {
        return;
    }
    for section in sections.filter(|section| !has_connection(section)) {
        let Some(media) = section.first() else { continue };
        let finding = report.add(
            media.content_span(),
            "no `c=` line in this section, and none at session level: receivers miss the address",
        );
        finding.note(
            "Firefox refuses the description: \"c= connection line not specified for every media level\"",
        );
        match document.profile() {
            Profile::WebRtc => {
                finding.fix(
                    "add the place holder `c=IN IP4 0.0.0.0`",
                    line_before(section).map(|line| document.line_after(line, PLACE_HOLDER)),
                );
            }
            _ => {
                finding.help("add `c=IN IP4 <address>` after the `m=` line, or at session level");
            }
        }
    }
}

fn has_connection(section: &[Line<'_>]) -> bool {
    section.iter().any(|line| line.line_type() == Some(LineType::Connection))
}

/// The line that a `c=` line of the section follows: `m=`, or `i=` after it.
pub(in crate::rules) fn line_before<'a>(section: &[Line<'a>]) -> Option<Line<'a>> {
    let is_before = |line: &&Line<'_>| {
        matches!(line.line_type(), Some(LineType::Media | LineType::Information))
    };
    section.iter().take_while(is_before).last().copied()
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}a=ptime:20\nc=IN IP4 192.0.2.1\n",
        // Wrong, but there.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n{audio}c=IN\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n[[m=audio 49170 RTP/AVP 0]]\na=ptime:20\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n[[m=audio 9 RTP/AVP 0]]\n\
            m=video 9 RTP/AVP 31\nc=IN IP4 192.0.2.1\n[[m=text 0 RTP/AVP 98]]\n",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\ni=stage\n\
                a=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:1\n",
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\ni=stage\n\
                c=IN IP4 0.0.0.0\na=mid:0\nm=video 9 UDP/TLS/RTP/SAVPF 96\nc=IN IP4 0.0.0.0\na=mid:1\n",
        ),
        (
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0",
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nc=IN IP4 0.0.0.0",
        ),
    ],
    newlines: Newlines::Crlf,
};
