use alloc::format;

use sdpkit_core::{LineType, Span};

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The time line is not a start and a stop.
    ///
    /// Both words of `t=` are seconds since 1900 in ten digits or more, or 0: not bounded. Strict
    /// parsers, Firefox's among them, refuse a description whose times are no numbers. Small
    /// numbers such as `t=1 2` pass in browsers, but are dates before 1932 that no grammar allows.
    ///
    /// # Bad
    /// ```sdp
    /// t=0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// t=0 0
    /// ```
    id: "timing-malformed",
    category: Session,
    severity: Error,
    applies: Any,
    fix: None,
    sources: ["RFC 8866 §5.9 “t=<start-time> <stop-time>”", "RFC 8866 §9 “time = POS-DIGIT 9*DIGIT”"],
    claims: [crate::Claim::Line(LineType::Timing)],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let why = error.quoting(document.sdp());
        let finding = report.add(error.span(), format!("malformed time: {why}"));
        if is_short_number(document, error.span()) {
            finding.note("times are seconds since 1900 in ten digits or more");
        }
        finding.help("write `t=0 0`: a session that is always active");
    }
}

/// Whether the place holds a number that is too small for a time.
fn is_short_number(document: &Document<'_>, place: Span) -> bool {
    let found = document.sdp().slice(place);
    !found.is_empty() && found.as_bytes().iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724394400 0\nt=3724394400 3724398000\n",
        // Other rules'.
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=3724398000 3724394400\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0[[]]\nt=[[]]\nt=0[[]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=[[now-]]\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=[[-1]] 0\nt=0 0[[ ]]0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=[[1]] 2\nt=0 [[3600]]\nt=3724394400[[.5]] 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
