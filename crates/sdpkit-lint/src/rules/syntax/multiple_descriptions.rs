use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// Several descriptions stand in one text.
    ///
    /// An offer or an answer is exactly one description. Receivers refuse the text, or read the
    /// second description as part of the last media section of the first. Where descriptions may
    /// share a file, as announcements do, each is looked at by itself.
    ///
    /// # Bad
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// s=-
    /// t=0 0
    /// v=0
    /// o=- 2 1 IN IP4 192.0.2.1
    /// s=-
    /// t=0 0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// s=-
    /// t=0 0
    /// ```
    id: "multiple-descriptions",
    category: Syntax,
    severity: Error,
    applies: OfferAnswer,
    fix: None,
    sources: ["RFC 3264 §5 “MUST contain exactly one session description”"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let first = document.lines().first().map(|line| line.content_span());
    for other in document.others() {
        let finding =
            report.add(*other, "another description begins here: an offer or answer is one");
        if let Some(first) = first {
            finding.label(first, "the first begins here");
        }
        finding.help("give each description by itself");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"v=0\nv=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n"],
    fail: &[b"{session}{audio}[[v=0]]\no=- 2 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n[[v=0]]\no=- 3 1 IN IP4 192.0.2.1\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
