use sdpkit_core::line::Origin;

use super::software::names_itself;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The `o=` line tells the name of a user.
    ///
    /// It is the login on the machine that made the session. Nobody needs it: with `-` the session
    /// id alone makes the line unique. Names of software are another rule's.
    ///
    /// # Bad
    /// ```sdp
    /// o=alice 4611731400430051336 2 IN IP4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 4611731400430051336 2 IN IP4 192.0.2.1
    /// ```
    id: "origin-username-leak",
    category: Privacy,
    severity: Info,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 9429 §5.2.1 “the <username> field SHOULD be \"-\"”",
        "RFC 8866 §5.2 “is the user's login on the originating host”",
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, origin) in document.typed_lines::<Origin<'_>>() {
        if origin.username == "-" || names_itself(origin.username.as_bytes()) {
            continue;
        }
        let Some(place) = line.token(0) else { continue };
        report
            .add(place, "the origin tells the name of a user")
            .fix("write `-`", [FixEdit::replace(place, "-")]);
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}{audio}",
        b"v=0\no=mozilla...THIS_IS_SDPARTA-99.0 1 0 IN IP4 0.0.0.0\ns=-\nt=0 0\n",
    ],
    fail: &[
        b"v=0\no=[[alice]] 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=[[J\xc3\xbcrgen]] 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
    ],
    fix: &[(
        b"v=0\no=alice 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
    )],
    newlines: Newlines::Crlf,
};
