use alloc::format;

use sdpkit_core::attribute::{RestrictionKey, RidAttribute};
use sdpkit_core::{Error, Line};

use super::streams::in_restriction;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A restriction of `a=rid` has a value that it cannot have.
    ///
    /// Sizes, rates and counts are whole numbers, `max-bpp` is a decimal number with at most four digits
    /// after its point, and `depend` names other streams. A receiver that cannot read a restriction must not
    /// use the stream (RFC 8851 §6.3).
    ///
    /// # Bad
    /// ```sdp
    /// a=rid:h send max-width=abc
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=rid:h send max-width=1280
    /// ```
    id: "rid-restriction-invalid",
    category: Simulcast,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 8851 §5 “MUST NOT be encoded with more than four digits to the right of the decimal point”",
    ],
    claims: [crate::Claim::When(claims)],
}

fn claims(_: &Document<'_>, line: Line<'_>, error: Error) -> bool {
    in_restriction(line, error)
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("a restriction of `a=rid` that cannot be read: {error}"))
            .help("write a whole number, as in `max-width=1280`");
    }
    for rid in document.model().all::<RidAttribute<'_>>() {
        for restriction in
            rid.restrictions.iter().filter(|r| r.key == RestrictionKey::MaxBitsPerPixel)
        {
            let Some(value) = restriction.value else { continue };
            let fraction = value.as_bytes().split(|&byte| byte == b'.').nth(1).unwrap_or_default();
            if fraction.len() > 4 {
                let span = document.sdp().span_of(&value).unwrap_or(rid.value_span());
                report
                    .add(
                        span,
                        format!(
                            "`max-bpp` has {} digits after its point; four is the most",
                            fraction.len()
                        ),
                    )
                    .help("round the number");
            }
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send max-width=1280;max-bpp=0.1234\n",
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h both\n",
    ],
    fail: &[
        b"{session}m=video 9 RTP/AVPF 96\na=rtpmap:96 VP8/90000\na=rid:h send max-width=[[abc]]\na=rid:l send max-bpp=[[0.123456]]\n",
    ],
    fix: &[
    ],
    newlines: Newlines::Crlf,
};
