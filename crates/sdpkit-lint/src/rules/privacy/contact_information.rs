use sdpkit_core::{Line, LineType};

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The description tells whom to write to or to call.
    ///
    /// That is what `e=`, `p=` and `u=` are for in announcements of public sessions. In a call, and
    /// in a text that is shared or logged, they are personal data that nothing reads. An `i=` line
    /// counts when there is an e-mail address in it.
    ///
    /// # Bad
    /// ```sdp
    /// e=j.doe@example.com (Jane Doe)
    /// p=+1 617 555-6011
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// s=-
    /// t=0 0
    /// ```
    id: "contact-information",
    category: Privacy,
    severity: Info,
    applies: Any,
    fix: Safe,
    sources: ["RFC 8866 §5.6 “contact information for the person responsible for the session”"],
    silences: ["useless-session-line"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for line_type in [LineType::Information, LineType::Uri, LineType::Email, LineType::Phone] {
        let lines = document.lines_of(line_type).filter(|line| document.is_readable(*line));
        for line in lines {
            let Some(message) = message(line_type, line) else { continue };
            report
                .add(line.content_span(), message)
                .fix("remove the line", [FixEdit::delete(line.span())]);
        }
    }
}

/// What the line tells; cameras write `e=NONE`.
fn message(line_type: LineType, line: Line<'_>) -> Option<&'static str> {
    let value = line.value()?;
    if value.eq_ignore_ascii_case(b"none") || matches!(value, b"" | b"-") {
        return None;
    }
    match line_type {
        LineType::Email => Some("the line tells an e-mail address"),
        LineType::Phone => Some("the line tells a telephone number"),
        LineType::Uri => Some("the line tells where more is to be read about the session"),
        _ => has_email_address(value).then_some("there is an e-mail address in the line"),
    }
}

/// Whether a word of `value` has something on both sides of an `@`, and a dot in the last.
fn has_email_address(value: &[u8]) -> bool {
    let is_address = |word: &[u8]| {
        let mut parts = word.split(|&byte| byte == b'@');
        let user = parts.next().is_some_and(|user| !user.is_empty());
        let host = parts.next().is_some_and(|host| {
            host.trim_ascii().get(1..).is_some_and(|rest| rest.contains(&b'.'))
        });
        user && host && parts.next().is_none()
    };
    value.split(|&byte| byte == b' ').any(is_address)
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\ni=A seminar @ noon, 5@home\ne=NONE\nt=0 0\n{audio}i=stage left\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\n[[i=ask jane@example.com]]\n[[u=https://example.com/]]\n\
            [[e=jane@example.com (Jane Doe)]]\n[[p=+1 617 555-6011]]\nt=0 0\n",
    ],
    fix: &[(
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nu=https://example.com/\ne=jane@example.com\ne=NONE\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\ne=NONE\nt=0 0\n",
    )],
    newlines: Newlines::Crlf,
};
