use alloc::collections::BTreeMap;
use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line, LineType};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line stands twice that may stand only once.
    ///
    /// `v=`, `o=`, `s=` and `u=` stand once, `i=` once in each section, `z=` once for each `t=`.
    /// Chrome refuses a second one; others read the first or the last, so that two receivers take
    /// different sessions from one text.
    ///
    /// # Bad
    /// ```sdp
    /// s=-
    /// s=My call
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=My call
    /// ```
    id: "duplicate-singleton-line",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.3 “There MUST be one and only one \"s=\" line per session description”"],
    claims: [crate::Claim::When(claims)],
    errors: [
        "Expect line: o=",
        "Expect line: s=",
        "Expect line: t=",
        "o= owner line not specified, validation failed",
    ],
}

fn claims(_: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::RepeatedLine { found } => match found {
            // Whatever is wrong with a `k=` line, it should not be there.
            LineType::Key => false,
            // `connection-multiple-session` knows what several addresses are for.
            LineType::Connection => false,
            _ => true,
        },
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    let mut errors = document.claimed_by(&RULE).peekable();
    if errors.peek().is_none() {
        return;
    }
    let mut first_of = BTreeMap::new();
    for line in document.lines() {
        first_of.entry((line.section(), line.line_type())).or_insert(*line);
    }
    for (line, error) in errors {
        let ErrorKind::RepeatedLine { found } = error.kind() else { continue };
        let scope = match (found, line.section()) {
            (LineType::Zones, _) => "a time description",
            (_, None) => "a session",
            (_, Some(_)) => "a media section",
        };
        let message = format!("a second `{found}=` line: {scope} has only one");
        let finding = report.add(error.span(), message);
        if let Some(first) = first_of.get(&(line.section(), line.line_type())) {
            finding.label(first.content_span(), "the first one");
        }
        finding.help("remove one of the two");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}i=one\n{audio}i=two\nc=IN IP4 192.0.2.1\nc=IN IP4 192.0.2.2\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nt=0 0\nk=prompt\nk=prompt\n",
    ],
    fail: &[
        b"v=0\n[[v=0]]\no=- 1 1 IN IP4 192.0.2.1\ns=-\n[[s=My call]]\n[[s=-]]\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nc=IN IP4 192.0.2.2\nt=0 0\nm=audio 9 RTP/AVP 0\ni=one\n[[i=two]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nr=604800 3600 0\nz=2882844526 -1h\n[[z=2898848070 0]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
