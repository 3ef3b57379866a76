use alloc::format;

use sdpkit_core::AttributeKind;

use crate::document::Document;
use crate::finding::Report;
use crate::rule::rule;
#[cfg(test)]
use crate::tester::{Cases, Newlines};

rule! {
    /// A packet time is no positive number of milliseconds.
    ///
    /// Browsers ignore a value they cannot read, and use a packet time of their own; others
    /// calculate with 0 and send no media at all. There is no unit and no sign.
    ///
    /// # Bad
    /// ```sdp
    /// a=ptime:0
    /// ```
    ///
    /// # Good
    /// ```sdp
    /// a=ptime:20
    /// ```
    id: "ptime-invalid",
    category: Media,
    severity: Error,
    applies: Any,
    fix: None,
    sources: [
        "RFC 3264 §5.1 “The ptime attribute MUST be greater than zero”",
        "RFC 8866 §6.4 “ptime-value = non-zero-int-or-real”",
    ],
    claims: [
        crate::Claim::Attribute(AttributeKind::Ptime),
        crate::Claim::Attribute(AttributeKind::MaxPtime),
    ],
}

fn check(document: &Document<'_>, report: &mut Report<'_>) {
    for (line, error) in document.claimed_by(&RULE) {
        let Some(attr) = line.attribute() else { continue };
        let value = attr.value().unwrap_or_default();
        report
            .add(attr.value_span(), format!("`{value}` is no packet time"))
            .note(format!("{}", error.quoting(document.sdp())))
            .help("write a positive number of milliseconds, as in `a=ptime:20`");
    }
}

#[cfg(test)]
const CASES: Cases = Cases {
    pass: &[b"{session}{audio}a=ptime:20\na=maxptime:0.125\n{audio}a=ptime\n"],
    fail: &[
        b"{session}{audio}a=ptime:[[0]]\n{audio}a=ptime:[[abc]]\n{audio}a=maxptime:[[-20]]\n{audio}a=ptime:[[20ms]]\n",
    ],
    fix: &[],
    newlines: Newlines::Crlf,
};
