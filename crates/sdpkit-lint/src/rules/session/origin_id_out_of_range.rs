use alloc::format;
use alloc::string::String;

use sdpkit_core::line::Origin;
use sdpkit_model::Profile;

use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The session id is too large for a signed 64-bit number.
    ///
    /// The grammar sets no limit, but offer/answer does, because receivers keep the id in 63 bits:
    /// a larger one becomes negative, 0 or another session's. An id made of 64 random bits exceeds
    /// it every other time. In JavaScript, numbers above 2^53 lose their last digits; the id is
    /// kept as text there, or as a `BigInt`.
    ///
    /// # Bad
    /// ```sdp
    /// o=- 18446744073709551615 2 IN IP4 0.0.0.0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// o=- 4611731400430051336 2 IN IP4 0.0.0.0
    /// ```
    id: "origin-id-out-of-range",
    category: Session,
    severity: Warning,
    applies: OfferAnswer,
    fix: Unsafe,
    sources: [
        "RFC 3264 §5 “MUST be representable with a 64 bit signed integer”",
        "RFC 9429 §5.2.1 “value MUST be less than 2^63-1”",
    ],
}

/// Digits that are kept of an id that is too large: any number of 18 digits has less than 63 bits.
const KEPT: usize = 18;

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    // JSEP leaves out the largest number of 63 bits itself.
    let limit = match document.profile() {
        Profile::WebRtc => i64::MAX as u64 - 1,
        _ => i64::MAX as u64,
    };
    for (line, origin) in document.typed_lines::<Origin<'_>>() {
        if origin.session_id.to_u64().is_some_and(|id| id <= limit) {
            continue;
        }
        let Some(place) = line.token(1) else { continue };
        report
            .add(place, format!("the session id is larger than {limit}, the most a receiver must keep"))
            .note("the session id is part of the identity of the session: later descriptions repeat it")
            .fix("write a number of at most 18 digits", [FixEdit::replace(
                place,
                last_digits(origin.session_id.as_str()),
            )]);
    }
}

/// The last digits of `id` without leading zeros, which keep it as different from others as it was.
fn last_digits(id: &str) -> String {
    let start = id.len().saturating_sub(KEPT);
    let digits = id.get(start..).unwrap_or_default().trim_start_matches('0');
    if digits.is_empty() { "0".into() } else { digits.into() }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{webrtc}",
        b"v=0\no=- 9223372036854775807 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 0000000000000000000000001 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- 18446744073709551615 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
    ],
    fail: &[
        b"v=0\no=- [[9223372036854775808]] 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- [[18446744073709551616]] 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        b"v=0\no=- [[9223372036854775807]] 2 IN IP4 0.0.0.0\ns=-\nt=0 0\nm=audio 9 UDP/TLS/RTP/SAVPF 0\n",
    ],
    fix: &[
        (
            b"v=0\no=- 18446744073709551615 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
            b"v=0\no=- 446744073709551615 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        ),
        (
            b"v=0\no=- 1000000000000000000000042 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
            b"v=0\no=- 42 2 IN IP4 192.0.2.1\ns=-\nt=0 0\n",
        ),
    ],
    newlines: Newlines::Crlf,
};
