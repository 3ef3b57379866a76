use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::MaxMessageSize;

use super::number::without_zeros;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The largest message size is no number of bytes, or has leading zeros.
    ///
    /// Chrome refuses the description ("Invalid SCTP max message size."), also for a number that does
    /// not fit in 64 bits; Firefox ignores the line.
    ///
    /// # Bad
    /// ```sdp
    /// a=max-message-size:64K
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=max-message-size:65536
    /// ```
    id: "max-message-size-invalid",
    category: DataChannel,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8841 §6.2 “max-message-size-value = 1*DIGIT”",
        "RFC 8841 §6.2 “Leading zeroes MUST NOT be used”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::MaxMessageSize)],
    silences: ["non-canonical-integer"],
    errors: ["Invalid SCTP max message size."],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("invalid message size: {}", error.quoting(document.sdp())))
            .note("Chrome refuses the description: \"Invalid SCTP max message size.\"")
            .help("write a number of bytes, or 0 for any size");
    }
    for (attr, _) in document.typed_attributes::<MaxMessageSize>() {
        if let Some((place, size)) = without_zeros(attr) {
            report
                .add(place, "the message size has leading zeros")
                .fix(format!("write `{size}`"), [FixEdit::replace(place, size)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=max-message-size:0\n{audio}a=max-message-size:1073741823\n"],
    fail: &[
        b"{session}{audio}a=max-message-size:64[[K]]\n{audio}a=max-message-size:[[abc]]\n\
            {audio}a=max-message-size:[[99999999999999999999]]\n{audio}a=max-message-size:[[0256]]\n",
    ],
    fix: &[(
        b"{session}{audio}a=max-message-size:065536\n",
        b"{session}{audio}a=max-message-size:65536\n",
    )],
    newlines: Newlines::Crlf,
};
