use sdpkit_core::line::Version;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The version is not 0.
    ///
    /// There is one version of SDP, 0, and no minor versions. Firefox refuses another; Chrome takes
    /// the line as it is. `v=` is no place to count changes: that is the version in `o=`.
    ///
    /// # Bad
    /// ```sdp
    /// v=1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// ```
    id: "version-not-zero",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8866 §5.1 “This memo defines version 0”",
        "RFC 9429 §5.8.1 “line MUST have a version of 0”",
    ],
    errors: ["Invalid version ({}) found, parse failed"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, version) in document.typed_lines::<Version>() {
        if version.number != 0 {
            report
                .add(line.value_span(), "the version of SDP is not 0: there is no other")
                .note("Firefox refuses the description: \"Invalid version\"")
                .help("write `v=0`, if this is SDP as RFC 8866 defines it");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"v=00\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n", b"v=x\n"],
    fail: &[b"v=[[1]]\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n"],
    fix: &[],
    newlines: Newlines::Crlf,
};
