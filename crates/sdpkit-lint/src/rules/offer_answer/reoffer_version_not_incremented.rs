use alloc::string::ToString as _;

use sdpkit_core::line::Origin;
use sdpkit_negotiate::Check;

use crate::finding::{FixEdit, Report};
use crate::pair::Pair;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The description changed and the version in `o=` did not.
    ///
    /// Receivers may take it for a repetition and not look at it. It is the usual sign that a
    /// description was kept and edited. Candidates that were gathered meanwhile are no change.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 1 2 IN IP4 192.0.2.1
    /// a=sendrecv
    /// ; followed by
    /// o=- 1 2 IN IP4 192.0.2.1
    /// a=sendonly
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 1 3 IN IP4 192.0.2.1
    /// a=sendonly
    /// ```
    id: "reoffer-version-not-incremented",
    category: OfferAnswer,
    severity: Warning,
    applies: Successive,
    fix: Unsafe,
    sources: [
        "RFC 3264 §8 “MUST increment by one from the previous SDP”",
    ],
    check: Pair,
}

fn check(pair: &Pair<'_>, report: &mut Report<'_>) {
    /// The place of the version among the words of `o=`.
    const VERSION: usize = 2;
    for violation in pair.violations(Check::VersionNotIncremented) {
        let document = pair.document();
        let next = document.typed_lines::<Origin<'_>>().next().and_then(|(line, origin)| {
            let version = origin.session_version.to_u64()?.checked_add(1)?;
            Some(FixEdit::replace(line.token(VERSION)?, version.to_string()))
        });
        let message = "the description changed and its version did not";
        let finding = pair.add(report, *violation, message, "the version before");
        if let Some(edit) = next {
            finding.fix("increment the version", [edit]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 2 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=sendonly\n",
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=candidate:1 1 udp 2130706431 192.0.2.1 49170 typ host\n",
    ],
    fail: &[
        b"v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\n[[o=- 1 1 IN IP4 192.0.2.1]]\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=sendonly\n",
    ],
    fix: &[(
            b"v=0\no=- 1 9 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 9 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=sendonly\n",
            b"v=0\no=- 1 9 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}{next}v=0\no=- 1 10 IN IP4 192.0.2.1\ns=-\nc=IN IP4 192.0.2.1\nt=0 0\n{audio}a=sendonly\n",
        )],
    newlines: Newlines::Crlf,
};
