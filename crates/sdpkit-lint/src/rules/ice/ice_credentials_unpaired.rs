use alloc::format;

use sdpkit_core::{Attr, AttributeKind, Line};

use super::gathering::lines_in_effect;
use crate::document::Document;
use crate::finding::Report;
use crate::rule::{Severity, rule};
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A username fragment stands without its password, or a password without its fragment.
    ///
    /// They are one secret, and only together of use. Chrome and Firefox refuse a description
    /// where one is missing. Where one is in the section and the other at session level, both are
    /// in effect, but it is almost surely a mistake of what puts descriptions together: of two
    /// credentials it takes a half each.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=ice-ufrag:8hhY
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=ice-ufrag:8hhY
    /// a=ice-pwd:asd88fgpdd777uzjYhagZg
    /// ```
    id: "ice-credentials-unpaired",
    category: Ice,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8839 §4.3.1 “attribute, an SDP \"ice-pwd\" attribute, and an SDP \"ice-options\"”",
        "RFC 8839 §5.4 “there MUST be an \"ice-pwd\" and \"ice-ufrag\" attribute for each data stream”",
    ],
    errors: [
        "Called with SDP without ice-ufrag and ice-pwd.",
        "Invalid description, no ice-ufrag attribute at level {}",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut session_is_reported = false;
    for section in document.model().sections().filter(|section| !section.is_rejected()) {
        let first = |kind| lines_in_effect(&section, kind).next();
        match (first(AttributeKind::IceUfrag), first(AttributeKind::IcePwd)) {
            (Some(ufrag), Some(pwd)) if ufrag.section() != pwd.section() => {
                let (own, session) =
                    if ufrag.section().is_some() { (ufrag, pwd) } else { (pwd, ufrag) };
                report_split(own, session, report);
            }
            (Some(line), None) | (None, Some(line)) => {
                if line.section().is_some() || !session_is_reported {
                    report_alone(line, report);
                }
                session_is_reported |= line.section().is_none();
            }
            _ => {}
        }
    }
}

fn report_split(own: Line<'_>, session: Line<'_>, report: &mut Report<'_>) {
    let (here, there) = names(own);
    report
        .add(
            own.content_span(),
            format!("`a={here}` stands in the section, and `a={there}` at session level"),
        )
        .label(session.content_span(), "the other half")
        .severity(Severity::Warning)
        .help("write both in the section, or both at session level");
}

fn report_alone(line: Line<'_>, report: &mut Report<'_>) {
    let (here, missing) = names(line);
    report
        .add(line.content_span(), format!("`a={here}` without `a={missing}`"))
        .note("Chrome and Firefox refuse the description")
        .help(format!("add `a={missing}`"));
}

/// The name of the credential in `line`, and that of the other.
fn names(line: Line<'_>) -> (&'static str, &'static str) {
    let (ufrag, pwd) = (AttributeKind::IceUfrag.name(), AttributeKind::IcePwd.name());
    match line.attribute().and_then(Attr::kind) {
        Some(AttributeKind::IceUfrag) => (ufrag, pwd),
        _ => (pwd, ufrag),
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        b"{webrtc}",
        // Both levels; those of the section are in effect.
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=audio 9 RTP/AVP 0\nm=audio 9 RTP/AVP 0\na=ice-ufrag:9uB6\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n\
            m=audio 0 RTP/AVP 0\na=ice-ufrag:9uB6\n",
    ],
    fail: &[
        b"{webrtc}[[a=ice-ufrag:8hhY]]\n",
        b"{session}{audio}[[a=ice-pwd:asd88fgpdd777uzjYhagZg]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[a=ice-ufrag:8hhY]]\n\
            m=audio 9 RTP/AVP 0\nm=audio 9 RTP/AVP 0\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=audio 9 RTP/AVP 0\n[[a=ice-ufrag:9uB6]]\nm=audio 9 RTP/AVP 0\n[[a=ice-pwd:YH75Fviy6338Vbrhrlp8Yh]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
