use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line, Span};

use super::meant::{Meant, misspelt};
use super::{space_around_equals, uppercase_line_type};
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
use crate::rules::ice::candidate_prefix_doubled;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line is not of the form `<type>=<value>`.
    ///
    /// A line is a single letter, `=` and a value, from its first byte on. Chrome refuses a
    /// description with any other line, also when it is merely indented; Firefox leaves the line
    /// out and then misses what it said. Such lines come from signalling text around the
    /// description, from values broken over two lines, and from indented string literals.
    ///
    /// # Bad
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a sendrecv
    ///   a=mid:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// a=sendrecv
    /// a=mid:0
    /// ```
    id: "malformed-line",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8866 §5 “An SDP description consists of a number of lines of text of the form”",
        "RFC 9429 §5.8 “the parser MUST stop with an error”",
    ],
    claims: [crate::Claim::When(claims)],
    errors: ["Invalid SDP line.", "Expects m line."],
}

fn claims(document: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    match error.kind() {
        ErrorKind::LeadingSpace => !line.content().trim_ascii().is_empty(),
        ErrorKind::MalformedLine { .. } => {
            !space_around_equals::claims(document, line, error)
                && !candidate_prefix_doubled::claims(document, line, error)
        }
        // The line is there, and this is what is wrong with it.
        ErrorKind::MissingLine { expected } => {
            misspelt(document.lines(), expected).is_some_and(|line| {
                !uppercase_line_type::is_misspelt(line) && !space_around_equals::is_misspelt(line)
            })
        }
        _ => false,
    }
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        match error.kind() {
            ErrorKind::MissingLine { .. } => {}
            ErrorKind::LeadingSpace => indented(line, report),
            _ => {
                report
                    .add(line.content_span(), "expected `<type>=<value>`, found something else")
                    .note("Chrome refuses the description: \"Invalid SDP line.\"")
                    .help("remove the line, or write it as a line of a description");
            }
        }
    }
}

/// White space before the type letter; without it the line may be as it should.
fn indented(line: Line<'_>, report: &mut Report<'_>) {
    let content = line.content();
    let start = line.span().start();
    let width = content.len() - content.trim_ascii_start().len();
    let before = Span::new(start, start.saturating_add(u32::try_from(width).unwrap_or(u32::MAX)));
    let finding = report.add(before, "white space before the type of a line");
    finding.note("Chrome refuses the description: a line begins with its type");
    let is_line =
        matches!(content.trim_ascii_start(), [letter, b'=', ..] if letter.is_ascii_lowercase());
    match Meant::of(line) {
        Some(meant) if is_line && meant.is_readable() => {
            finding.fix("remove the white space", [FixEdit::delete(before)]);
        }
        Some(meant) => {
            finding.help(format!("write `{}=` at the start of the line", meant.line_type));
        }
        None => {
            finding.help("remove the line, or write it as a line of a description");
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}", b"{session}i= indented text\n{audio}"],
    fail: &[
        b"{session}{audio}[[a sendrecv]]\n[[a:sendrecv]]\n",
        b"[[Content-Type: application/sdp]]\n{session}[[v]]\n",
        b"v=0\n[[  ]]o=- 1 1 IN IP4 192.0.2.1\n[[\t]]s=-\n[[ ]]nonsense\nt=0 0\n",
        b"{session}a=fmtp:97 sprop-parameter-sets=Z0IAKp2oHgCJ+Wbg\n[[ICAgQA==,aM48gA==]]\n",
    ],
    fix: &[
        (
            b"  v=0\n  o=- 1 1 IN IP4 192.0.2.1\n  s=-\n\tt=0 0\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        ),
        (b"{session}{audio} a=ptime:20\n  nonsense\n", b"{session}{audio}a=ptime:20\n  nonsense\n"),
    ],
    newlines: Newlines::Crlf,
};
