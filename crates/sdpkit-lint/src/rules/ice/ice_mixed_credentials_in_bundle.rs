use alloc::format;

use sdpkit_model::{Bundle, IceParameters, Section};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Two sections of a BUNDLE group have different ICE credentials.
    ///
    /// The sections of a group share one transport, and so one username fragment and one password:
    /// those of the first section, others are ignored. In a first offer each section has its own,
    /// for the case that the answerer does not bundle; an answer has chosen. Credentials that
    /// differ there were put together from two descriptions.
    ///
    /// # Bad
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=ice-ufrag:8hhY
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=ice-ufrag:9uB6
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=group:BUNDLE 0 1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=mid:0
    /// a=ice-ufrag:8hhY
    /// m=video 9 UDP/TLS/RTP/SAVPF 96
    /// a=mid:1
    /// a=ice-ufrag:8hhY
    /// ```
    id: "ice-mixed-credentials-in-bundle",
    category: Ice,
    severity: Error,
    applies: Answer,
    fix: None,
    sources: [
        "RFC 8859 §4.5 “4.5. Category: TRANSPORT”",
        "RFC 9143 §7.1.3 “MUST NOT include such attributes in any other bundled \"m=\" section”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for bundle in document.model().bundles() {
        if let Some(tagged) = bundle.tagged() {
            check_bundle(&bundle, &tagged, report);
        }
    }
}

fn check_bundle(bundle: &Bundle<'_, '_>, tagged: &Section<'_, '_>, report: &mut Report<'_>) {
    let right = tagged.ice();
    let others = bundle.sections().filter(|section| section.index() != tagged.index());
    for section in others.filter(|section| !section.is_rejected()) {
        report_difference(&right, &section.ice(), report);
    }
}

fn report_difference(right: &IceParameters<'_>, ice: &IceParameters<'_>, report: &mut Report<'_>) {
    let (place, first, what) = match (right.ufrag, ice.ufrag, right.pwd, ice.pwd) {
        (Some(first), Some(ufrag), _, _) if first.ufrag != ufrag.ufrag => {
            (ufrag.value_span(), first.value_span(), "another username fragment")
        }
        (_, _, Some(first), Some(pwd)) if first.pwd != pwd.pwd => {
            (pwd.value_span(), first.value_span(), "another password")
        }
        _ => return,
    };
    let message = format!("{what} than that of the section whose transport this one shares");
    report
        .add(place, message)
        .label(first, "that of the BUNDLE group")
        .help("write the same, or leave both out");
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b c d\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:c\n\
            m=video 0 UDP/TLS/RTP/SAVPF 96\na=mid:d\na=ice-ufrag:9uB6\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:e\na=ice-ufrag:9uB6\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nt=0 0\na=group:BUNDLE a b c\n\
            m=audio 9 UDP/TLS/RTP/SAVPF 0\na=mid:a\na=ice-ufrag:8hhY\na=ice-pwd:asd88fgpdd777uzjYhagZg\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:b\na=ice-ufrag:[[9uB6]]\na=ice-pwd:YH75Fviy6338Vbrhrlp8Yh\n\
            m=video 9 UDP/TLS/RTP/SAVPF 96\na=mid:c\na=ice-ufrag:8hhY\na=ice-pwd:[[YH75Fviy6338Vbrhrlp8Yh]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
