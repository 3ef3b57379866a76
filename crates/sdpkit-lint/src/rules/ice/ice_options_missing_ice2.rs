use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::IceOptions;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The ICE options do not have `ice2`.
    ///
    /// Agents that follow RFC 8445 say so with `ice2`; without it the other side has to take them
    /// for agents of RFC 5245, which nominate otherwise and expect another offer once ICE is done.
    /// Browsers do not write it, and nothing depends on it between them.
    ///
    /// # Bad
    /// ```sdp
    /// a=ice-options:trickle
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ice-options:trickle ice2
    /// ```
    id: "ice-options-missing-ice2",
    category: Ice,
    severity: Hint,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8839 §4.2.1.5 “attribute with an \"ice2\" attribute value”"],
}

const HELP: &str = "if the agent follows RFC 8445";

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    if model.has(AttributeKind::IceOptions) {
        check_options(document, report);
        return;
    }
    let mut fragments = model.lines_of_kind(AttributeKind::IceUfrag);
    let Some(first) = fragments.next() else { return };
    // Options at session level are those of all sections.
    let others = fragments.filter(|line| first.section().is_some() && line.section().is_some());
    report.add(first.content_span(), "ICE without options, so without `ice2`").fix(
        format!("add `a=ice-options:ice2`, {HELP}"),
        core::iter::once(first)
            .chain(others)
            .map(|line| document.line_after(line, b"a=ice-options:ice2")),
    );
}

fn check_options(document: &Document<'_>, report: &mut Report<'_>) {
    let model = document.model();
    let has_ice2 = |options: &IceOptions<'_>| options.tags.iter().any(|tag| tag == *"ice2");
    if model.session().all::<IceOptions<'_>>().any(|options| has_ice2(&options)) {
        return;
    }
    let lacking = model.all::<IceOptions<'_>>().filter(|options| !has_ice2(options));
    let Some(first) = lacking.clone().next() else { return };
    report.add(first.value_span(), "ICE options without `ice2`").fix(
        format!("add `ice2` to all ICE options, {HELP}"),
        lacking.map(|options| FixEdit::insert(options.value_span().end(), " ice2")),
    );
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}a=ice-options:ice2 trickle\na=ice-ufrag:8hhY\n",
        b"{webrtc}",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=ice-options:ice2\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n\
            a=ice-options:trickle\na=ice-ufrag:8hhY\n",
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:google-ice\n",
    ],
    fail: &[
        b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:[[trickle renomination]]\n",
        b"{webrtc}[[a=ice-ufrag:8hhY]]\n",
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\n[[a=ice-ufrag:8hhY]]\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\nm=video 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[
        (
            b"{webrtc}a=ice-options:trickle\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-options:trickle\n",
            b"{webrtc}a=ice-options:trickle ice2\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-options:trickle ice2\n",
        ),
        (
            b"{webrtc}a=ice-ufrag:8hhY\nm=video 9 UDP/TLS/RTP/SAVPF 96\na=ice-ufrag:8hhY\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:ice2\nm=video 9 UDP/TLS/RTP/SAVPF 96\n\
                a=ice-ufrag:8hhY\na=ice-options:ice2\n",
        ),
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:trickle\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:trickle ice2\n",
        ),
        (
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
            b"{webrtc}a=ice-ufrag:8hhY\na=ice-options:ice2\na=ice-pwd:asd88fgpdd777uzjYhagZg\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
