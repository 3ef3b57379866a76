use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A source has the number 0.
    ///
    /// Nothing forbids it, yet implementations use 0 for “none”: libwebrtc does in its own tables.
    ///
    /// # Bad
    /// ```sdp
    /// a=ssrc:0 cname:x
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ssrc:1526903191 cname:x
    /// ```
    id: "ssrc-zero",
    category: Source,
    severity: Warning,
    applies: WebRtc,
    fix: None,
    sources: [
        "interop: libwebrtc media/base/stream_params.h, where 0 stands for no source",
    ],
    errors: ["Failed to add remote stream ssrc: {} to {}"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for source in document.model().sections().flat_map(|section| section.sources()) {
        let Some(line) = source.attributes().next().filter(|_| source.ssrc().get() == 0) else {
            continue;
        };
        report
            .add(
                line.token(0).unwrap_or(line.value_span()),
                "a source with the number 0, which implementations use for none",
            )
            .help("choose another number");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{webrtc}a=ssrc:1 cname:x\n"],
    fail: &[b"{webrtc}a=ssrc:[[0]] cname:x\na=ssrc:0 msid:a b\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
