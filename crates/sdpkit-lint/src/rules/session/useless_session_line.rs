use alloc::format;

use sdpkit_core::{Line, LineType};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session level has a line that WebRTC has no use for.
    ///
    /// `i=`, `u=`, `e=`, `p=`, `r=` and `z=` describe announced sessions: what they are about, whom
    /// to ask, when they repeat. Browsers read past them, apart from the rare form they refuse
    /// (Chrome: a second `e=` or `p=`).
    ///
    /// # Bad
    /// ```sdp
    /// s=-
    /// e=jane@example.com (Jane Doe)
    /// t=0 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=-
    /// t=0 0
    /// ```
    id: "useless-session-line",
    category: Session,
    severity: Hint,
    applies: WebRtc,
    fix: Safe,
    sources: ["RFC 9429 §5.2.1 “lines are not useful in this context and SHOULD NOT be included”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut lines = document.lines().iter().take_while(|line| line.section().is_none()).peekable();
    while let Some(line) = lines.next() {
        let Some(line_type) = line.line_type().filter(|line_type| is_useless(*line_type)) else {
            continue;
        };
        // Zones may stand after repeat times only (RFC 8866 §9): they go together.
        let is_zones = |line: &&&Line<'_>| line.line_type() == Some(LineType::Zones);
        let zones = lines.peek().filter(is_zones).map_or(line.span(), |zones| zones.span());
        let removed = match line_type {
            LineType::Repeat => line.span().cover(zones),
            _ => line.span(),
        };
        report
            .add(line.content_span(), format!("`{line_type}=` says nothing in WebRTC"))
            .fix("remove the line", [FixEdit::delete(removed)]);
    }
}

const fn is_useless(line_type: LineType) -> bool {
    matches!(
        line_type,
        LineType::Information
            | LineType::Uri
            | LineType::Email
            | LineType::Phone
            | LineType::Repeat
            | LineType::Zones
    )
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\ni=A seminar\nt=0 0\n{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\ni=stage left\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\n[[i=A seminar]]\n[[u=https://example.com/]]\n\
            [[e=jane@example.com (Jane Doe)]]\n[[p=+1 617 555-6011]]\nt=3724394400 0\n[[r=7d 1h 0]]\n\
            [[z=3730928400 -1h]]\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\ni=A seminar\ne=a@example.com\ne=b@example.com\nt=0 0\n\
            r=7d 1h 0\nz=3730928400 -1h\nm=audio 9 UDP/TLS/RTP/SAVPF 0\ni=stage left\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\ni=stage left\n",
    )],
    newlines: Newlines::Crlf,
};
