use sdpkit_core::line::Origin;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The version of the session is so large that it may overflow.
    ///
    /// Each new offer or answer of a session counts the version up by one, in a signed 64-bit
    /// number. It starts below 2^62 - 1, so that this number is never exceeded; a larger one is
    /// kept wrong by receivers, which then take a new description for the old one. Browsers start
    /// at 0 or 2; Firefox refuses a version that is no number at all.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 20518 9223372036854775808 IN IP4 192.0.2.1
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 20518 1 IN IP4 192.0.2.1
    /// ```
    id: "origin-version-too-large",
    category: Session,
    severity: Warning,
    applies: OfferAnswer,
    fix: None,
    sources: [
        "RFC 3264 §5 “The initial value of the version MUST be less than (2**62)-1”",
        "RFC 3264 §5 “MUST be representable with a 64 bit signed integer”",
    ],
}

/// What a version starts below: 2^62 - 1.
const LIMIT: u64 = (1 << 62) - 1;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, origin) in document.typed_lines::<Origin<'_>>() {
        if origin.session_version.to_u64().is_some_and(|version| version < LIMIT) {
            continue;
        }
        let Some(place) = line.token(2) else { continue };
        report
            .add(
                place,
                "the version of the session is 2^62 - 1 or more, and may overflow as it grows",
            )
            .help("start at a small number and add 1 for each changed description");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"v=0\no=- 20518 4611686018427387902 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 18446744073709551616 1 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 20518 18446744073709551616\ns=-\nt=0 0\n",
    ],
    fail: &[
        b"v=0\no=- 20518 [[4611686018427387903]] IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 20518 [[18446744073709551616]] IN IP4 192.0.2.1\ns=-\nt=0 0\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
