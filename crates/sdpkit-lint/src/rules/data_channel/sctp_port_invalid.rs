use alloc::format;

use sdpkit_core::AttributeKind;
use sdpkit_core::attribute::SctpPort;

use super::number::without_zeros;
use crate::document::Document;
use crate::finding::{FixEdit, Report};
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// The SCTP port is no number from 0 to 65535, or has leading zeros.
    ///
    /// Both sides must use the same port. A receiver that cannot read it refuses the section or
    /// takes its own.
    ///
    /// # Bad
    /// ```sdp
    /// a=sctp-port:05000
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=sctp-port:5000
    /// ```
    id: "sctp-port-invalid",
    category: DataChannel,
    severity: Error,
    applies: Any,
    fix: Safe,
    sources: [
        "RFC 8841 §5.2 “The SCTP port range is between 0 and 65535 (both included)”",
        "RFC 8841 §5.2 “Leading zeroes MUST NOT be used”",
    ],
    claims: [crate::Claim::Attribute(AttributeKind::SctpPort)],
    silences: ["non-canonical-integer"],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (_, error) in document.claimed_by(&RULE) {
        report
            .add(error.span(), format!("invalid SCTP port: {}", error.quoting(document.sdp())))
            .help("write a number from 0 to 65535, as in `a=sctp-port:5000`");
    }
    for (attr, _) in document.typed_attributes::<SctpPort>() {
        if let Some((place, port)) = without_zeros(attr) {
            report
                .add(place, "the SCTP port has leading zeros")
                .fix(format!("write `{port}`"), [FixEdit::replace(place, port)]);
        }
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=sctp-port:0\n{audio}a=sctp-port:65535\n"],
    fail: &[
        b"{session}{audio}a=sctp-port:[[65536]]\n{audio}a=sctp-port:[[x]]\n{audio}a=sctp-port:5000[[,]]\n\
            {audio}a=sctp-port:[[05000]]\n{audio}a=sctp-port:[[00]]\n",
    ],
    fix: &[(
        b"{session}{audio}a=sctp-port:05000\n{audio}a=sctp-port:000\n",
        b"{session}{audio}a=sctp-port:5000\n{audio}a=sctp-port:0\n",
    )],
    newlines: Newlines::Crlf,
};
