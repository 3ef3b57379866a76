use alloc::format;

use sdpkit_core::{Error, ErrorKind, Line, LineType};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A line is missing that every description has.
    ///
    /// Every description has `v=`, `o=`, `s=` and `t=` before the first `m=`. Chrome expects them
    /// one after another ("Expect line: t="); Firefox insists on `v=`, `o=` and `t=`. A session
    /// without a name has `s=-`, one without limits in time has `t=0 0`; version and origin can
    /// only come from whoever made the description.
    ///
    /// # Bad
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// v=0
    /// o=- 1 1 IN IP4 192.0.2.1
    /// s=-
    /// t=0 0
    /// m=audio 9 UDP/TLS/RTP/SAVPF 111
    /// ```
    id: "missing-mandatory-line",
    category: Syntax,
    severity: Error,
    applies: Any,
    fix: Unsafe,
    sources: ["RFC 8866 §5 “Some lines in each description are required”"],
    claims: [crate::Claim::When(claims)],
    errors: [
        "Expect line: v=",
        "Expect line: o=",
        "Expect line: s=",
        "Expect line: t=",
        "o= owner line not specified, validation failed",
        "t= timespec line not specified, validation failed",
    ],
}

fn claims(_: &Document<'_>, _: Line<'_>, error: Error) -> bool {
    matches!(error.kind(), ErrorKind::MissingLine { .. })
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        let ErrorKind::MissingLine { expected } = error.kind() else { continue };
        let place = error.span();
        let message = format!("no `{expected}=` line: every description has one");
        let finding = report.add(place, message);
        finding.note(format!("Chrome refuses the description: \"Expect line: {expected}=\""));
        let default = match expected {
            LineType::SessionName => "s=-",
            LineType::Timing => "t=0 0",
            LineType::Version => {
                finding.help("write `v=0` as the first line");
                continue;
            }
            _ => {
                finding.help(format!(
                    "take the `{expected}=` line from where the description was made"
                ));
                continue;
            }
        };
        let is_behind_a_line =
            document.line_at(place.start()).is_some() || document.sdp().as_bytes().ends_with(b"\n");
        if !is_behind_a_line {
            // First the line before it has to end.
            finding.help(format!("write `{default}`"));
            continue;
        }
        let text = [default.as_bytes(), document.line_end()].concat();
        finding.fix(format!("add `{default}`"), [FixEdit::insert(place.start(), text)]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"  v=0\nO=- 1 1 IN IP4 192.0.2.1\ns =-\n T=0 0\n",
        b"v=0\ro=- 1 1 IN IP4 192.0.2.1\rs=-\rt=0 0\r",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\n[[]][[]]m=audio 9 RTP/AVP 0\n",
        b"[[]][[]]s=-\nt=0 0\n",
        b"v=0[[]][[]][[]]",
    ],
    fix: &[
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\na=x:y\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\na=x:y\n",
        ),
        (
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\nS=-\nb=AS:64\n",
            b"v=0\no=- 1 1 IN IP4 192.0.2.1\nS=-\nb=AS:64\nt=0 0\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
