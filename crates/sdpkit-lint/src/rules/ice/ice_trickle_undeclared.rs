use sdpkit_core::attribute::IceOptions;
use sdpkit_core::{AttributeKind, Line};
use sdpkit_model::Section;

use super::gathering::{
    end_of_candidates, has_candidates, has_option, lines_in_effect, transports,
};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A section has no candidates, and nothing says that they will follow.
    ///
    /// Candidates that follow later are announced by `a=ice-options:trickle`. Without it a receiver
    /// that does not trickle by itself concludes that there are none, and waits to be contacted or
    /// gives up. Browsers take late candidates all the same.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// c=IN IP4 0.0.0.0
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// a=ice-options:trickle
    /// ```
    id: "ice-trickle-undeclared",
    category: Ice,
    severity: Warning,
    applies: WebRtc,
    fix: Unsafe,
    sources: [
        "RFC 8840 §4.1.1 “MUST include the \"ice-options:trickle\" attribute”",
        "RFC 8840 §4.1.3 “the Answerer MUST include the \"ice-options:trickle\" attribute”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut session_is_mended = false;
    for section in transports(document) {
        if has_candidates(&section)
            || end_of_candidates(&section).is_some()
            || has_option(&section, b"trickle")
        {
            continue;
        }
        let finding = report.add(
            section.line().content_span(),
            "no candidates in this section, and no `trickle` option to announce them",
        );
        let declaration = declaration(document, &section);
        // At session level one declaration mends all sections.
        match declaration.filter(|(line, _)| line.section().is_some() || !session_is_mended) {
            Some((line, edit)) => {
                session_is_mended |= line.section().is_none();
                finding.fix("declare `trickle`, if candidates follow", [edit]);
            }
            None => {
                finding.help("add `trickle` to `a=ice-options`, if candidates follow");
            }
        }
    }
}

/// The edit that declares the option, in the options in effect or after the credentials, and the
/// line it is made at.
fn declaration<'a>(
    document: &Document<'a>,
    section: &Section<'_, 'a>,
) -> Option<(Line<'a>, FixEdit)> {
    if let Some(options) = section.in_effect::<IceOptions<'a>>() {
        return Some((options.line, FixEdit::insert(options.value_span().end(), " trickle")));
    }
    // A second line beside one that cannot be read would be one too many.
    if lines_in_effect(section, AttributeKind::IceOptions).next().is_some() {
        return None;
    }
    let credentials = lines_in_effect(section, AttributeKind::IcePwd)
        .chain(lines_in_effect(section, AttributeKind::IceUfrag));
    let last = credentials.max_by_key(|line| (line.section(), line.span()))?;
    Some((last, document.line_after(last, b"a=ice-options:trickle")))
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=ice-options:trickle ice2\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=end-of-candidates\n",
        // No ICE, a rejected section, a section that shares the transport of another.
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\na=ice-ufrag:8hhY\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:c\na=ice-ufrag:8hhY\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n\
            [[m=audio 9 UDP/TLS/RTP/SAVPF 0]]\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            [[m=video 9 UDP/TLS/RTP/SAVPF 96]]\na=ice-ufrag:8hhY\na=ice-options:google-ice\n",
    ],
    fix: &[
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=mid:0\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\na=ice-options:trickle\na=mid:0\n",
        ),
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:ice2\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:ice2 trickle\n",
        ),
        (
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
                m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
            b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
                a=ice-options:trickle\nm=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 96\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
